package dev.weir.matcher.reading;

import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Described;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.SloppyMath;
import org.jspecify.annotations.Nullable;

/** Decides leaves when they are needed, each once for a document. For one thread. */
final class Deciding {
    private static final int MAX_REASON_CHARS = 500;

    private final Reading reading;
    private final Leaves leaves;
    private final Phrases phrases;
    private final Stretches stretches;
    private final Bits known = new Bits();
    private final Ints decided = new Ints();
    private final Map<Integer, String> undecidable = new HashMap<>();
    private final LongSupplier ticker;
    private int luceneDecisions;
    private long luceneNanos;

    Deciding(Reading reading, Leaves leaves, LongSupplier ticker) {
        this.reading = reading;
        this.leaves = leaves;
        this.ticker = ticker;
        this.phrases = new Phrases(reading, leaves);
        this.stretches = new Stretches(reading);
    }

    void ensure(int limit) {
        known.ensure(limit);
    }

    void forget() {
        for (int i = 0; i < decided.size(); i++) {
            known.clearWordOf(decided.get(i));
            reading.holding().clearWordOf(decided.get(i));
        }
        forgetReasons();
    }

    /** Forgets what was decided, and keeps what was noticed. */
    void forgetDecisions() {
        for (int i = 0; i < decided.size(); i++) {
            known.clear(decided.get(i));
            reading.holding().clear(decided.get(i));
        }
        forgetReasons();
    }

    private void forgetReasons() {
        decided.clear();
        undecidable.clear();
        luceneDecisions = 0;
        luceneNanos = 0;
    }

    int luceneDecisions() {
        return luceneDecisions;
    }

    long luceneNanos() {
        return luceneNanos;
    }

    boolean holds(int leaf) {
        if (known.get(leaf)) {
            if (!undecidable.isEmpty()) {
                requireDecidable(leaf);
            }
            return reading.holding().get(leaf);
        }
        boolean holds = decide(leaf);
        known.set(leaf);
        decided.add(leaf);
        if (holds) {
            reading.holding().set(leaf);
        }
        return holds;
    }

    /** Whether the plain phrase holds that is written at a place. It is not remembered: deciding it is as quick. */
    boolean phraseHolds(int[] written, int at) {
        return phrases.hold(written, at);
    }

    /** Whether a field has the stretch that is written at a place. It is not remembered. */
    boolean stretchHolds(int field, int[] written, int at) {
        return stretches.hold(field, written, at);
    }

    /** Whether in each group of the row a literal holds. */
    boolean clausesHold(Clauses clauses, int row) {
        int length = clauses.length(row);
        for (int i = 0; i < length; i++) {
            int literal = clauses.literal(row, i);
            if (literalHolds(literal)) {
                while (!Literal.isLast(literal)) {
                    literal = clauses.literal(row, ++i);
                }
            } else if (Literal.isLast(literal)) {
                return false;
            }
        }
        return true;
    }

    private boolean atLeastHolds(int row) {
        Clauses clauses = leaves.clauses();
        int missing = clauses.literal(row, 0);
        int left = clauses.length(row) - 1;
        for (int i = 1; missing > 0 && left >= missing; i++, left--) {
            if (literalHolds(clauses.literal(row, i))) {
                missing--;
            }
        }
        return missing == 0;
    }

    private boolean literalHolds(int literal) {
        int leaf = Literal.leaf(literal);
        boolean holds =
                Literal.isDecided(literal) ? holds(leaf) : reading.holding().get(leaf);
        return holds != Literal.isNegated(literal);
    }

    private boolean decide(int leaf) {
        int kind = leaves.kind(leaf);
        return switch (kind) {
            case LeafKind.CLAUSES -> clausesHold(leaves.clauses(), leaves.rowOf(leaf));
            case LeafKind.AT_LEAST -> atLeastHolds(leaves.rowOf(leaf));
            case LeafKind.PHRASE -> phrases.holds(leaf);
            default -> decide(leaf, leaves.described(leaf));
        };
    }

    private boolean decide(int leaf, Described description) {
        return switch (description) {
            case Described.OfPoints points -> {
                FieldReading field = reading.field(points.field());
                boolean holds = false;
                for (int i = 0; i < field.numberCount() && !holds; i++) {
                    holds = points.contains(field.number(i));
                }
                yield holds;
            }
            case Described.OfBox box -> {
                FieldReading field = reading.field(box.field());
                boolean holds = false;
                for (int i = 0; i < field.numberCount() && !holds; i++) {
                    holds = box.contains(field.lat(i), field.lon(i));
                }
                yield holds;
            }
            case Described.OfDistance distance -> {
                FieldReading field = reading.field(distance.field());
                boolean holds = false;
                for (int i = 0; i < field.numberCount() && !holds; i++) {
                    holds = SloppyMath.haversinSortKey(
                                    distance.lat(),
                                    distance.lon(),
                                    GeoEncodingUtils.decodeLatitude(field.lat(i)),
                                    GeoEncodingUtils.decodeLongitude(field.lon(i)))
                            <= distance.sortKey();
                }
                yield holds;
            }
            case Described.OfPolygon polygon -> {
                FieldReading field = reading.field(polygon.field());
                boolean holds = false;
                for (int i = 0; i < field.numberCount() && !holds; i++) {
                    holds = polygon.area()
                            .contains(
                                    GeoEncodingUtils.decodeLongitude(field.lon(i)),
                                    GeoEncodingUtils.decodeLatitude(field.lat(i)));
                }
                yield holds;
            }
            case Described.OfNear near -> stretches.hold(near.field(), near.code(), 0);
            case Described.OfLucene lucene -> askLucene(leaf, lucene);
            case Described.OfPattern pattern ->
                throw new IllegalStateException("a pattern is noticed, not decided: " + pattern);
        };
    }

    private boolean askLucene(int leaf, Described.OfLucene lucene) {
        try {
            return luceneMatches(lucene.query());
        } catch (UndecidableException e) {
            // One query's fault is its owner's to hear of; the others of this document are decided as ever.
            undecidable.put(leaf, String.valueOf(e.getMessage()));
            known.set(leaf);
            decided.add(leaf);
            throw e;
        }
    }

    boolean luceneMatches(Query query) {
        luceneDecisions++;
        long started = ticker.getAsLong();
        try {
            return Decider.matches(reading.lucene(), query);
        } catch (Exception | StackOverflowError e) {
            throw new UndecidableException(reason(e));
        } finally {
            luceneNanos += ticker.getAsLong() - started;
        }
    }

    private void requireDecidable(int leaf) {
        @Nullable String reason = undecidable.get(leaf);
        if (reason != null) {
            throw new UndecidableException(reason);
        }
    }

    private static String reason(Throwable e) {
        if (e instanceof StackOverflowError) {
            return "the query is nested too deeply to be decided on this thread";
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.length() <= MAX_REASON_CHARS ? message : message.substring(0, MAX_REASON_CHARS) + "...";
    }
}
