/**
 * What queries say: one tree for all syntaxes, with its limits, errors and warnings.
 *
 * <p>Start reading at {@link dev.weir.matcher.tree.QueryTree}.
 *
 * <p>Always true: a tree is data. It is never simplified behind its author's back: what a text was read as can be shown
 * to who wrote it.
 *
 * <p>Never here: Lucene, analysis, any syntax.
 */
@NullMarked
package dev.weir.matcher.tree;

import org.jspecify.annotations.NullMarked;
