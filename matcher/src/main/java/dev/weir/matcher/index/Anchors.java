package dev.weir.matcher.index;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.index.Term;

/** What a document must contain to match a query, as far as it can be proved. */
sealed interface Anchors {
    /** Nothing can be proved: every document is a candidate. */
    record Unknown() implements Anchors {}

    /**
     * A matching document contains at least one of these terms. With no terms at all, no document can match.
     *
     * @param exact whether containing one of them is also enough to match
     */
    record AnyOf(Set<Term> terms, boolean exact) implements Anchors {
        AnyOf asNecessary() {
            return exact ? new AnyOf(terms, false) : this;
        }
    }

    static Anchors unknown() {
        return new Unknown();
    }

    static Anchors nothing() {
        return new AnyOf(Set.of(), true);
    }

    static AnyOf exactly(Term term) {
        return new AnyOf(Set.of(term), true);
    }

    static Anchors union(Collection<? extends Anchors> parts) {
        Set<Term> terms = new LinkedHashSet<>();
        boolean exact = true;
        for (Anchors part : parts) {
            switch (part) {
                case Unknown unknown -> {
                    return unknown;
                }
                case AnyOf anyOf -> {
                    terms.addAll(anyOf.terms());
                    exact &= anyOf.exact();
                }
            }
        }
        return new AnyOf(terms, exact);
    }

    /**
     * How many documents are expected to contain one of them, in no particular unit. Long words are rarer than short
     * ones, and without having seen the feed that is the best that can be said.
     */
    default double cost() {
        return switch (this) {
            case Unknown unknown -> Double.POSITIVE_INFINITY;
            case AnyOf anyOf ->
                anyOf.terms().stream().mapToDouble(Anchors::cost).sum();
        };
    }

    private static double cost(Term term) {
        int length = Math.min(term.bytes().length, 20);
        return Math.pow(0.7, length);
    }
}
