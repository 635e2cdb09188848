package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * A part of a tree in the hands of Lucene's parsers, which put queries together and never look into them. It is never
 * searched.
 */
final class TreeQuery extends Query {
    private final QueryTree tree;

    TreeQuery(QueryTree tree) {
        this.tree = tree;
    }

    /** What a parser has put together, read back; boosts are gone. */
    static QueryTree read(Query query) {
        return switch (query) {
            case TreeQuery part -> part.tree;
            case BoostQuery boost -> read(boost.getQuery());
            case MatchAllDocsQuery all -> new QueryTree.Everything();
            case MatchNoDocsQuery none -> Groups.none();
            case BooleanQuery bool -> read(bool);
            default -> throw new IllegalStateException("a parser has made " + query.getClass());
        };
    }

    /** A group of nothing but negations is everything but those. */
    private static QueryTree read(BooleanQuery bool) {
        List<QueryTree> must = new ArrayList<>();
        List<QueryTree> should = new ArrayList<>();
        List<QueryTree> mustNot = new ArrayList<>();
        for (BooleanClause clause : bool.clauses()) {
            QueryTree part = read(clause.query());
            switch (clause.occur()) {
                case MUST, FILTER -> must.add(part);
                case SHOULD -> should.add(part);
                case MUST_NOT -> mustNot.add(part);
            }
        }
        return bool.clauses().isEmpty()
                ? Groups.none()
                : Groups.bool(must, should, mustNot, bool.getMinimumNumberShouldMatch());
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return tree.toString();
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && tree.equals(((TreeQuery) other).tree);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + tree.hashCode();
    }
}
