package dev.weir.server.error;

/**
 * One thing that is wrong with a request.
 *
 * @param field the path of the field in the request, such as {@code saved_search.query}
 * @param description what is wrong there and what would be right
 * @param line for text with lines, the 1-based line of the place; 0 where it is not known
 * @param column the 1-based column of the place; 0 where it is not known
 */
public record Violation(String field, String description, int line, int column) {
    public Violation(String field, String description) {
        this(field, description, 0, 0);
    }

    /**
     * The same in a field one level up: {@code in("saved_search")} makes {@code query} to {@code saved_search.query}.
     */
    public Violation in(String parent) {
        return new Violation(field.isEmpty() ? parent : parent + "." + field, description, line, column);
    }
}
