/**
 * Where in a document a query matched: short pieces of text with the words marked.
 *
 * <p>Start reading at {@link dev.weir.matcher.highlight.Highlighter}; {@code Snippets} cuts the pieces.
 *
 * <p>Always true: the same analysis as for matching; the same snippets for the same document and query; a query that
 * Lucene's highlighter cannot make anything of gives no snippet, never an error, for a snippet is an extra to a hit
 * that stands already.
 *
 * <p>Never here: a say in what matches.
 */
@NullMarked
package dev.weir.matcher.highlight;

import org.jspecify.annotations.NullMarked;
