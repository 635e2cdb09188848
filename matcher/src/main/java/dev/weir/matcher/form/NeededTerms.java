package dev.weir.matcher.form;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * The terms without which an interval query cannot match, as Lucene's own traversal of its sources tells them: all
 * parts of a conjunction, one of a disjunction. Of sources that are no terms nothing is known.
 */
final class NeededTerms extends QueryVisitor {
    private final Occur occur;
    private final List<Form> parts = new ArrayList<>();
    private final List<NeededTerms> groups = new ArrayList<>();

    private NeededTerms(Occur occur) {
        this.occur = occur;
    }

    static Form of(IntervalQuery query) {
        NeededTerms root = new NeededTerms(Occur.MUST);
        query.visit(root);
        return root.form();
    }

    @Override
    public void consumeTerms(Query query, Term... terms) {
        // Several terms at once may be alternatives or not: only of a single one it is sure that it is needed.
        parts.add(terms.length == 1 ? Forms.term(terms[0].field(), terms[0].bytes()) : Forms.EVERYTHING);
    }

    @Override
    public void visitLeaf(Query query) {
        parts.add(Forms.EVERYTHING);
    }

    @Override
    public void consumeTermsMatching(
            Query query,
            String field,
            java.util.function.Supplier<org.apache.lucene.util.automaton.ByteRunAutomaton> automaton) {
        parts.add(Forms.EVERYTHING);
    }

    @Override
    public QueryVisitor getSubVisitor(Occur kind, Query parent) {
        NeededTerms group = new NeededTerms(kind);
        groups.add(group);
        return group;
    }

    private Form form() {
        List<Form> all = new ArrayList<>(parts);
        groups.forEach(group -> all.add(group.form()));
        return switch (occur) {
            case MUST, FILTER -> Forms.all(all);
            case SHOULD -> all.isEmpty() ? Forms.EVERYTHING : Forms.any(all);
            case MUST_NOT -> Forms.EVERYTHING;
        };
    }
}
