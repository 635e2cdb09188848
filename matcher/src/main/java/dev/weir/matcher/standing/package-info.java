/**
 * Who stands with which entry of the query index, between which positions. An entry is the number of a distinct query;
 * what it asks for is not known here.
 *
 * <p>Start reading at {@link dev.weir.matcher.standing.Registry}, whose comment explains why readers need no lock.
 * Below it: {@code Newest} finds the newest standing of an id, {@code Standings} gives a meaning to the fields of
 * {@code Records}, and {@code Retired} says when a record may be used again.
 *
 * <p>Always true: a reader at a position sees what was changed below it, and nothing that is changed at it or later.
 * There is no object for a standing: a million of them are some paged arrays, which grow without being copied.
 *
 * <p>Never here: locks, queries, documents.
 */
@NullMarked
package dev.weir.matcher.standing;

import org.jspecify.annotations.NullMarked;
