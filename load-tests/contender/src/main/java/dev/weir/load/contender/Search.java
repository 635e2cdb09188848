package dev.weir.load.contender;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A saved search of the comparison: the text and all conditions must hold.
 *
 * @param id its number, from 0
 * @param text in the syntax of Lucene's standard parser; blank if the conditions say all
 * @param conditions what the text has no words for
 */
public record Search(int id, String text, List<Condition> conditions) {
    /** Copies the conditions. */
    public Search {
        conditions = List.copyOf(conditions);
    }

    public Search(int id, String text) {
        this(id, text, List.of());
    }

    /** The same under another number. */
    public Search withId(int other) {
        return new Search(other, text, conditions);
    }

    /** A typed condition on one field. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Period.class, name = "period"),
        @JsonSubTypes.Type(value = Box.class, name = "box"),
        @JsonSubTypes.Type(value = Circle.class, name = "circle")
    })
    public sealed interface Condition {
        String field();
    }

    /** A date from one moment to another, in milliseconds since 1970, both included. */
    public record Period(String field, long fromMillis, long toMillis) implements Condition {}

    /** A place inside of a box, in degrees; it does not cross the date line. */
    public record Box(String field, double top, double left, double bottom, double right) implements Condition {}

    /** A place at most so far from a center. */
    public record Circle(String field, double lat, double lon, double meters) implements Condition {}
}
