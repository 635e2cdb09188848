package dev.weir.load.faults.history;

import dev.weir.v1.Document;
import dev.weir.v1.ReadDocumentsResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that was published, or taken back.
 *
 * @param key of the document
 * @param document as it was sent; empty where the document was taken back
 */
public record Item(String key, Optional<Document> document) {
    /** The field with the number that no other document of a run has. */
    public static final String SERIAL = "serial";

    /** Publishes this. */
    public static Item published(Document document) {
        return new Item(document.getKey(), Optional.of(document));
    }

    /** Takes the document of this key back. */
    public static Item retracted(String key) {
        return new Item(key, Optional.empty());
    }

    /** What an event of the log holds, without what the server adds. */
    public static Item of(ReadDocumentsResponse event) {
        return event.hasDocument()
                ? published(event.getDocument().toBuilder()
                        .clearPosition()
                        .clearEventTime()
                        .clearPublishTime()
                        .build())
                : retracted(event.getRetraction().getKey());
    }

    /** Where an event stands in the log. */
    public static long position(ReadDocumentsResponse event) {
        return event.hasDocument()
                ? event.getDocument().getPosition()
                : event.getRetraction().getPosition();
    }

    /** Its number; 0 where it was taken back. */
    public long serial() {
        return document.map(sent -> sent.getFieldsOrThrow(SERIAL).getValues(0).getLongValue())
                .orElse(0L);
    }

    /** Its words, in order; none where it was taken back. */
    public List<String> words() {
        return document.map(sent -> Arrays.asList(sent.getFieldsOrThrow(Question.FIELD)
                        .getValues(0)
                        .getStringValue()
                        .split(" ", -1)))
                .orElse(List.of());
    }
}
