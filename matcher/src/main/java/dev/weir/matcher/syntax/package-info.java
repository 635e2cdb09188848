/**
 * What the syntaxes have in common: each reads a text into a {@link dev.weir.matcher.tree.QueryTree}, in a package of
 * its own below this one.
 *
 * <p>Start reading at {@link dev.weir.matcher.syntax.TypedLeaves}, which says what a value written for a field of some
 * type becomes.
 *
 * <p>Always true: reading depends on the text and the schema alone. A tree says what its author wrote; what it means is
 * decided later and in one place for all syntaxes.
 *
 * <p>Never here: Lucene's queries, analysis but where a syntax says that it cuts a text into words.
 */
@NullMarked
package dev.weir.matcher.syntax;

import org.jspecify.annotations.NullMarked;
