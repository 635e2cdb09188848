/**
 * What stands: queries as people and programs give them, and what they mean to Lucene.
 *
 * <p>Start reading at {@link dev.weir.matcher.query.QueryParser}, which turns a
 * {@link dev.weir.matcher.query.QuerySource} into a {@link dev.weir.matcher.query.ParsedQuery}: the text is read into a
 * tree by its syntax, {@code TreeCompiler} makes the Lucene query of the tree, {@code LeafCompiler} gives each leaf the
 * meaning of its field's type, {@code IntervalCompiler} makes the intervals of proximities. The languages are in
 * {@code docs/query-language.md}.
 *
 * <p>Always true: a query that parses can be decided; what cannot have a meaning (a wildcard on a number, an unknown
 * field) is refused with a reason, never matched silently with nothing. A group of negations only means "everything
 * but". Nothing here depends on the clock, the time zone or the locale of the machine.
 */
@NullMarked
package dev.weir.matcher.query;

import org.jspecify.annotations.NullMarked;
