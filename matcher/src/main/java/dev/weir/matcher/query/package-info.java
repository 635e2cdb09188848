/**
 * What stands: queries as people write them, and what they mean to Lucene.
 *
 * <p>Start reading at {@link dev.weir.matcher.query.QueryParser}, which turns a
 * {@link dev.weir.matcher.query.QuerySource} into a {@link dev.weir.matcher.query.ParsedQuery}; the package-private
 * {@code TypedFieldProcessor} gives each typed field its meaning, {@code QueryText} is everything that is done to the
 * text before Lucene reads it.
 *
 * <h2>The language</h2>
 *
 * It is that of Lucene's flexible standard parser: {@code word}, {@code "a phrase"}, {@code "near by"~5}, {@code pre*},
 * {@code *fix}, {@code fuzzy~1}, {@code /reg(ex|ular)p/}, {@code field:word}, {@code AND OR NOT + -}, {@code (a b c)@2}
 * for at least two of them, {@code fn:ordered(a b)} and the other interval functions, {@code *:*} for everything. In
 * addition, and nowhere contrary to it:
 *
 * <ul>
 *   <li>{@code price:5}, {@code price:-5}, {@code price:[1 TO 5}}, {@code price:>=5} and {@code price>=5} on numbers
 *       and dates; {@code price:*} and {@code price:[* TO *]} for documents that have a price at all.
 *   <li>A date coarser than a millisecond is its whole span: {@code listed:2024-03} is the month, and
 *       {@code [2024-01-01 TO 2024-01-31]} includes all of the 31st. Dates with a colon are quoted,
 *       {@code listed:"2024-03-01T10:00Z"}, except inside brackets.
 *   <li>A backslash keeps its meaning beside a wildcard: {@code path:*\\cmd.exe} ends with a backslash and what
 *       follows, {@code 10\*2*} begins with a star in third place.
 *   <li>A group of negations only, {@code a AND (NOT b)} or {@code NOT b} alone, means "everything but": Lucene would
 *       match nothing.
 * </ul>
 *
 * <p>Always true: a query that parses can be decided; what cannot have a meaning (a wildcard on a number, an unknown
 * field) is refused with a reason, never matched silently with nothing. Nothing here depends on the clock, the time
 * zone or the locale of the machine.
 */
@NullMarked
package dev.weir.matcher.query;

import org.jspecify.annotations.NullMarked;
