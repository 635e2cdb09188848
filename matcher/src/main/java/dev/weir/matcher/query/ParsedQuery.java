package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.Warning;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** A query that has a meaning; immutable and safe for any number of threads. */
public final class ParsedQuery {
    private final QuerySource source;
    private final QueryTree tree;
    private final List<Warning> warnings;
    private final Set<String> wordLists;
    private final Query text;
    private final Query whole;

    ParsedQuery(QuerySource source, ReadQuery read, Set<String> wordLists, Query text, List<Query> filters) {
        this.source = source;
        this.tree = read.tree();
        this.warnings = read.warnings();
        this.wordLists = Set.copyOf(wordLists);
        this.text = text;
        this.whole = filters.isEmpty() ? text : joined(text, filters);
    }

    /** The query as it was given. */
    public QuerySource source() {
        return source;
    }

    /** What it was read as, without the filters; everything if there are only filters. */
    public QueryTree tree() {
        return tree;
    }

    /** What its author may want to know about how it was read. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** The word lists that it refers to: it means something else when one of them changes. */
    public Set<String> wordLists() {
        return wordLists;
    }

    /** What it means: a document matches if Lucene says so of this query. Scores mean nothing. */
    public Query lucene() {
        return whole;
    }

    /**
     * What its text alone means, without the filters: this is what can be highlighted. Everything, if the text is
     * blank.
     */
    public Query textQuery() {
        return text;
    }

    @Override
    public String toString() {
        return whole.toString();
    }

    private static Query joined(Query text, List<Query> filters) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(text, Occur.MUST);
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }
}
