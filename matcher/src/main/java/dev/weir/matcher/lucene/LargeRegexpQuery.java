package dev.weir.matcher.lucene;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.apache.lucene.util.automaton.UTF32ToUTF8;

/**
 * A regular expression of which a deterministic automaton would be huge. Lucene makes the states that values need as
 * they come, keeps them without a bound, and not for several threads: so each use has its own.
 */
public final class LargeRegexpQuery extends Query {
    // What stands for itself, and counts of repeats.
    private static final Pattern COUNTED =
            Pattern.compile("\\\\.|\"[^\"]*\"|\\[(?:[^\\]\\\\]|\\\\.)*\\]|(\\{\\d+(?:,\\d*)?\\})", Pattern.DOTALL);

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

    /**
     * An expression that finds whatever this one does, and more: with any number of repeats in the place of a counted
     * one. Empty where that is too large as well.
     */
    public Optional<RegexpQuery> wider() {
        String any = COUNTED.matcher(expression.text()).replaceAll(found -> {
            boolean isCount = found.group(1) != null;
            return isCount ? "*" : Matcher.quoteReplacement(found.group());
        });
        try {
            return Optional.of(new RegexpQuery(new Term(expression.field(), any)));
        } catch (TooComplexToDeterminizeException | IllegalArgumentException e) {
            return Optional.empty();
        }
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
