/**
 * The query DSL of Elasticsearch and OpenSearch, as percolators hold it: JSON becomes a
 * {@link dev.weir.matcher.tree.QueryTree}.
 *
 * <p>Start reading at {@link dev.weir.matcher.syntax.elastic.ElasticSyntax}, then {@code Queries}, which gives each
 * query its reader: {@code Compounds}, {@code TermLevel}, {@code FullText}, {@code IntervalRules}, {@code Spans},
 * {@code Geo}, and {@code ClassicText} and {@code SimpleText} for the two languages inside the language.
 *
 * <p>Always true: a tree means what OpenSearch would answer for one percolated document with a mapping of the same
 * types and analyzers. What has no meaning for a yes or no is left out with a warning; what cannot be decided as
 * OpenSearch would is refused with its path in the JSON. What OpenSearch analyses is cut into words here, so that the
 * leaves are exact terms.
 *
 * <p>Never here: the clock ({@code now} is refused), zones by name, which depend on tables, and Lucene's queries, but
 * for {@code query_string} and {@code simple_query_string}: Lucene's own two parsers read them, and what they build is
 * read back.
 */
@NullMarked
package dev.weir.matcher.syntax.elastic;

import org.jspecify.annotations.NullMarked;
