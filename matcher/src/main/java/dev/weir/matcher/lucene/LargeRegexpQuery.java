package dev.weir.matcher.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/**
 * A regular expression of which a deterministic automaton would be huge. Lucene makes the states that values need as
 * they come, keeps them without a bound, and not for several threads: so each use makes its own.
 */
public final class LargeRegexpQuery extends Query {
    private final Term expression;

    /**
     * Takes an expression.
     *
     * @throws IllegalArgumentException if Lucene cannot read it
     */
    public LargeRegexpQuery(Term expression) {
        this.expression = expression;
        fresh();
    }

    private RegexpQuery fresh() {
        return new RegexpQuery(
                expression,
                RegExp.ALL,
                0,
                RegexpQuery.DEFAULT_PROVIDER,
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT,
                MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE,
                false);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return fresh();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(expression.field())) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String field) {
        return (expression.field().equals(field) ? "" : expression.field() + ":") + "/" + expression.text() + "/";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LargeRegexpQuery query && query.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return classHash() ^ expression.hashCode();
    }
}
