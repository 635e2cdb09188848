package dev.weir.matcher.index;

/**
 * A query that could not be decided for a document; whether it matches is unknown. All others were decided.
 *
 * @param id the id it was put with
 * @param reason what went wrong
 */
public record Failure(long id, String reason) {}
