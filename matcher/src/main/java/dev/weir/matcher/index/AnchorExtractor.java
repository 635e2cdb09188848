package dev.weir.matcher.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * Takes the cheapest provable anchors from a Lucene query. It never guesses: of a query class that is not named here
 * nothing is known.
 *
 * <p>For k of n clauses it takes the n-k+1 cheapest: a document that contains an anchor of none of them can satisfy at
 * most the k-1 others. Clauses count as often as they occur, as they do for Lucene.
 */
final class AnchorExtractor {
    private AnchorExtractor() {}

    static Anchors extract(Query query) {
        return switch (query) {
            case TermQuery term -> Anchors.exactly(term.getTerm());
            case SynonymQuery synonyms -> new Anchors.AnyOf(new LinkedHashSet<>(synonyms.getTerms()), true);
            case TermInSetQuery set -> terms(set);
            case PhraseQuery phrase -> phrase(phrase.getTerms());
            case MultiPhraseQuery phrase -> multiPhrase(phrase.getTermArrays());
            case BooleanQuery bool -> bool(bool);
            case BoostQuery boost -> extract(boost.getQuery());
            case ConstantScoreQuery constant -> extract(constant.getQuery());
            case DisjunctionMaxQuery max ->
                Anchors.union(max.getDisjuncts().stream()
                        .map(AnchorExtractor::extract)
                        .toList());
            case MatchNoDocsQuery none -> Anchors.nothing();
            default -> Anchors.unknown();
        };
    }

    private static Anchors terms(TermInSetQuery set) {
        Set<Term> terms = new LinkedHashSet<>();
        try {
            BytesRefIterator values = set.getBytesRefIterator();
            for (BytesRef value = values.next(); value != null; value = values.next()) {
                terms.add(new Term(set.getField(), BytesRef.deepCopyOf(value)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Anchors.AnyOf(terms, true);
    }

    private static Anchors phrase(Term[] terms) {
        if (terms.length == 0) {
            return Anchors.nothing();
        }
        Anchors cheapest = cheapest(Arrays.stream(terms).map(Anchors::exactly).toList());
        return terms.length == 1 ? cheapest : necessary(cheapest);
    }

    private static Anchors multiPhrase(Term[][] positions) {
        if (positions.length == 0) {
            return Anchors.nothing();
        }
        return necessary(cheapest(Arrays.stream(positions)
                .map(alternatives -> new Anchors.AnyOf(new LinkedHashSet<>(Arrays.asList(alternatives)), true))
                .toList()));
    }

    private static Anchors bool(BooleanQuery bool) {
        List<Anchors> required = new ArrayList<>();
        List<Anchors> optional = new ArrayList<>();
        boolean prohibits = false;
        for (BooleanClause clause : bool.clauses()) {
            switch (clause.occur()) {
                case MUST, FILTER -> required.add(extract(clause.query()));
                case SHOULD -> optional.add(extract(clause.query()));
                case MUST_NOT -> prohibits = true;
            }
        }
        int atLeast = bool.getMinimumNumberShouldMatch();
        if (atLeast == 0 && required.isEmpty()) {
            // Of optional clauses alone one must match; of none, as under pure negation, nothing does.
            atLeast = 1;
        }
        int requiredClauses = required.size();
        if (atLeast > 0) {
            required.add(atLeastOf(atLeast, optional));
        }
        Anchors cheapest = cheapest(required);
        boolean onlyOneCondition = required.size() == 1 && !prohibits && (requiredClauses == 1 || atLeast == 1);
        return onlyOneCondition || cheapest.equals(Anchors.nothing()) ? cheapest : necessary(cheapest);
    }

    private static Anchors atLeastOf(int atLeast, List<Anchors> clauses) {
        int spare = clauses.size() - atLeast;
        if (spare < 0) {
            return Anchors.nothing();
        }
        return Anchors.union(clauses.stream()
                .sorted(Comparator.comparingDouble(Anchors::cost))
                .limit(spare + 1L)
                .toList());
    }

    private static Anchors cheapest(List<? extends Anchors> conditions) {
        Anchors cheapest = Anchors.unknown();
        double least = Double.POSITIVE_INFINITY;
        for (Anchors condition : conditions) {
            double cost = condition.cost();
            if (cost < least) {
                cheapest = condition;
                least = cost;
            }
        }
        return cheapest;
    }

    private static Anchors necessary(Anchors anchors) {
        return switch (anchors) {
            case Anchors.Unknown unknown -> unknown;
            case Anchors.AnyOf anyOf -> anyOf.asNecessary();
        };
    }
}
