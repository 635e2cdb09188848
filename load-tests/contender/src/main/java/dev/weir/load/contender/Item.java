package dev.weir.load.contender;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A document of the comparison, as its publisher has it: before any system has made its own kind of document of it.
 *
 * @param values in the order of the shape's fields; several of one field stand together
 */
public record Item(List<Value> values) {
    /** Copies the values. */
    public Item {
        values = List.copyOf(values);
    }

    /** One value of one field. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Text.class, name = "text"),
        @JsonSubTypes.Type(value = Whole.class, name = "whole"),
        @JsonSubTypes.Type(value = Decimal.class, name = "decimal"),
        @JsonSubTypes.Type(value = Moment.class, name = "moment"),
        @JsonSubTypes.Type(value = Place.class, name = "place")
    })
    public sealed interface Value {
        String field();
    }

    /** A string: prose or a keyword, as the field is. */
    public record Text(String field, String text) implements Value {}

    /** A whole number. */
    public record Whole(String field, long number) implements Value {}

    /** A floating point number. */
    public record Decimal(String field, double number) implements Value {}

    /** A moment, in milliseconds since 1970. */
    public record Moment(String field, long millis) implements Value {}

    /** A place, in degrees. */
    public record Place(String field, double lat, double lon) implements Value {}
}
