package dev.weir.matcher.index;

import java.util.Arrays;
import org.apache.lucene.search.Query;

/** One meaning, with all ids that were put with it: equal queries are decided once and the answer fans out. */
final class SharedQuery {
    private static final Standing[] NONE = {};

    private final int ordinal;
    private final Query query;
    private final Anchors anchors;
    /** Never changed in place: the changing thread publishes a new array. */
    private volatile Standing[] standings = NONE;

    SharedQuery(int ordinal, Query query, Anchors anchors) {
        this.ordinal = ordinal;
        this.query = query;
        this.anchors = anchors;
    }

    /** Tells queries apart and gives them an order. */
    int ordinal() {
        return ordinal;
    }

    Query query() {
        return query;
    }

    Anchors anchors() {
        return anchors;
    }

    /** Whether containing an anchor is enough to match. */
    boolean isProvedByAnchor() {
        return anchors instanceof Anchors.AnyOf anyOf && anyOf.exact();
    }

    boolean hasNone() {
        return standings.length == 0;
    }

    void add(Standing standing) {
        Standing[] more = Arrays.copyOf(standings, standings.length + 1);
        more[standings.length] = standing;
        standings = more;
    }

    void drop(Standing standing) {
        standings = Arrays.stream(standings).filter(kept -> kept != standing).toArray(Standing[]::new);
    }

    long[] idsStandingAt(long position) {
        return Arrays.stream(standings)
                .filter(standing -> standing.standsAt(position))
                .mapToLong(Standing::id)
                .toArray();
    }
}
