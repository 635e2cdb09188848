package dev.weir.client;

import java.util.OptionalInt;

/**
 * One thing that is wrong with a request.
 *
 * @param field the path of the field, such as {@code saved_search.query}
 * @param description what is wrong and what would be right
 * @param line where in the field's text, counted from 1; empty when not known
 * @param column where in that line, counted from 1; empty when not known
 */
public record FieldViolation(String field, String description, OptionalInt line, OptionalInt column) {}
