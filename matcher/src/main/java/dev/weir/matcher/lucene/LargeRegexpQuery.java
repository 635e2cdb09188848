package dev.weir.matcher.lucene;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * A regular expression of which a deterministic automaton would be huge. Lucene can make the states that values need as
 * they come, but keeps them without a bound; here a value is followed through all states at once that it may be in, and
 * what a use needs is bounded by the number of states. Immutable and safe for any number of threads.
 */
public final class LargeRegexpQuery extends MultiTermQuery {
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
        super(expression.field(), CONSTANT_SCORE_REWRITE);
        this.expression = expression;
        this.automaton = new RegExp(expression.text()).toAutomaton();
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
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource atts) throws IOException {
        ManyStates states = new ManyStates(automaton);
        return new FilteredTermsEnum(terms.iterator(), /* startWithSeek= */ false) {
            @Override
            protected AcceptStatus accept(BytesRef term) {
                return states.accept(term) ? AcceptStatus.YES : AcceptStatus.NO;
            }
        };
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
