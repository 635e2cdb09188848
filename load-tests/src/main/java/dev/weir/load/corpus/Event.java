package dev.weir.load.corpus;

import java.util.Map;

/**
 * Something that a machine has told of: each field's value as a string.
 *
 * @param fields in their order
 */
public record Event(Map<String, String> fields) {
    /** A field's name as a schema may have it: {@code cs-uri-query} is {@code cs_uri_query}. */
    static String fieldName(String name) {
        return name.replaceAll("[^A-Za-z0-9_.]", "_");
    }
}
