/**
 * What queries ask, each question once: a term, a pattern, a phrase, a range, a group of them is one <em>leaf</em> with
 * one number in the whole query index, however many queries contain it.
 *
 * <p>Start reading at {@link dev.weir.matcher.leaf.Leaves}. {@link dev.weir.matcher.leaf.Literal} is how a query's
 * clauses are written in terms of leaves; {@link dev.weir.matcher.leaf.FieldLeaves} leads from what stands in a
 * document's field to leaves.
 *
 * <p>Always true: a leaf never changes and is never forgotten, so whoever knows its number may ask about it without a
 * lock. The leaves up to {@link dev.weir.matcher.leaf.LeafKind#CELL} are <em>noticed</em>: reading a document tells all
 * of those that hold. The others are <em>decided</em> when a query needs them, at most once for a document.
 *
 * <p>Never here: a document, or which query contains a leaf.
 */
@NullMarked
package dev.weir.matcher.leaf;

import org.jspecify.annotations.NullMarked;
