/**
 * STANDARD: Lucene's flexible standard syntax.
 *
 * <p>Start reading at {@link dev.weir.matcher.syntax.standard.StandardSyntax}. {@code QueryText} is everything that is
 * done to a text before Lucene's parser sees it, {@code NodeReader} and {@code ClauseReader} make a tree of what it
 * gives back. What the syntax means is in {@code docs/query-language.md}.
 *
 * <p>Always true: quotes, escapes and brackets mean what they mean to Lucene; the depth and the length of a text are
 * bounded before anything recurses.
 */
@NullMarked
package dev.weir.matcher.syntax.standard;

import org.jspecify.annotations.NullMarked;
