package dev.weir.matcher.highlight;

import java.util.List;

/**
 * What snippets should look like.
 *
 * @param fields the text fields to take them from; empty for all that the query asks
 * @param maxSnippets for each field, 1 to {@link #MAX_SNIPPETS}
 * @param maxChars of each snippet without the tags, 1 to {@link #MAX_CHARS}
 * @param preTag put before each marked piece
 * @param postTag put after it
 */
public record SnippetOptions(List<String> fields, int maxSnippets, int maxChars, String preTag, String postTag) {
    /** The most snippets of a field. */
    public static final int MAX_SNIPPETS = 100;

    /** The longest snippet. */
    public static final int MAX_CHARS = 10_000;

    /**
     * Two snippets of at most 200 characters for each field that the query asks, with the words between {@code <em>}
     * and {@code </em>}.
     */
    public static final SnippetOptions DEFAULT = new SnippetOptions(List.of(), 2, 200, "<em>", "</em>");

    /**
     * Copies the fields and checks the limits.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SnippetOptions {
        fields = List.copyOf(fields);
        requireWithin("maxSnippets", maxSnippets, MAX_SNIPPETS);
        requireWithin("maxChars", maxChars, MAX_CHARS);
    }

    private static void requireWithin(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " " + value + " must be between 1 and " + max);
        }
    }
}
