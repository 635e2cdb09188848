package dev.weir.matcher.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.UTF32ToUTF8;

/**
 * A regular expression of which a deterministic automaton would be huge. Lucene makes the states that values need as
 * they come, keeps them without a bound, and not for several threads: so each use has its own.
 */
public final class LargeRegexpQuery extends Query {
    private final Term expression;
    private final Automaton automaton;

    /**
     * Takes an expression.
     *
     * @throws IllegalArgumentException if Lucene cannot read it
     */
    public LargeRegexpQuery(Term expression) {
        this.expression = expression;
        this.automaton = new UTF32ToUTF8().convert(new RegExp(expression.text()).toAutomaton());
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return new AutomatonQuery(expression, automaton, /* isBinary= */ true);
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
