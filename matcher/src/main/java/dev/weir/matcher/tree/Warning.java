package dev.weir.matcher.tree;

/**
 * Something about a query that can be decided, and yet may not mean what its author thinks.
 *
 * @param place where in the text
 * @param reason what is doubtful, how it is read, and how to write it beyond doubt
 */
public record Warning(TextPlace place, String reason) {}
