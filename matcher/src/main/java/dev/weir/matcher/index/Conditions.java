package dev.weir.matcher.index;

import dev.weir.matcher.flat.IdTable;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Described;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.leaf.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what lies beside an entry in its posting: the groups that its anchor does not prove. Into the posting itself
 * go the two literals that refuse most candidates; the rest is laid aside. Spans are written as ranks, phrases with
 * their words. Before a phrase come its words, before a box its sides: what costs nothing to look at spares deciding
 * the rest. Groups that rarely hold come first, in a group the likeliest literal. For one thread.
 */
final class Conditions {
    private static final double LIKELIHOOD_OF_SPAN = 0.2;
    private static final double LIKELIHOOD_OF_OTHERS = 0.5;

    /** A group with a leaf to be decided is asked after those without. */
    private static final double DECIDED_LAST = 2;

    /** Of a larger group so many literals stand for all: each is looked at for each of its postings. */
    private static final int MAX_RANKED = 16;

    /** So many literals of a group can be tested in a posting. */
    private static final int MAX_TESTED = 2;

    /** A literal that always holds, where there is none to test. */
    private static final int HOLDS = LeafKind.EVERYTHING << Literal.SHIFT;

    /**
     * Words of one group, and where it stands among the others.
     *
     * @param size how many literals it has, all of which can be tested without a decision; 0 if not all can
     */
    @SuppressWarnings("ArrayRecordComponent") // copied to its place at once
    private record Group(int[] words, double rank, int size) {}

    private final Leaves leaves;
    private final Rarity rarity;
    private final Axes axes;
    private final Phrase phrase = new Phrase();
    private final List<Group> groups = new ArrayList<>();
    private Ints written = new Ints(1);
    private IdTable byHash = new IdTable(at -> at);

    Conditions(Leaves leaves, Rarity rarity, Axes axes) {
        this.leaves = leaves;
        this.rarity = rarity;
        this.axes = axes;
    }

    /** Gathers the spans of a row. */
    void gather(Clauses rows, int row) {
        for (int i = 0, length = rows.length(row); i < length; i++) {
            int literal = rows.literal(row, i);
            if (Literal.isDecided(literal)) {
                gather(Literal.leaf(literal));
            }
        }
    }

    private void gather(int leaf) {
        int kind = leaves.kind(leaf);
        if (kind == LeafKind.POINTS || kind == LeafKind.BOX) {
            switch (leaves.described(leaf)) {
                case Described.OfPoints points when points.isOneSpan() -> axes.gather(Axis.Span.of(points));
                case Described.OfBox box -> {
                    axes.gather(Axis.Span.lats(box));
                    axes.gather(Axis.Span.lons(box));
                }
                default -> {}
            }
        }
    }

    /**
     * Writes the groups of a row into a posting.
     *
     * @param anchor of the posting
     * @param group which the anchor may prove; where it begins, or -1
     * @param rests takes what does not fit into the posting
     */
    void write(int anchor, Clauses rows, int row, int group, int[] postings, int at, Ints rests) {
        groups.clear();
        for (int start = 0; start < rows.length(row); ) {
            int end = Filing.endOfGroup(rows, row, start);
            if (start != group || !proves(anchor, rows, row, start, end)) {
                add(anchor, rows, row, start, end);
            }
            start = end;
        }
        groups.sort(Comparator.comparingDouble(Group::rank));
        writeFirst(postings, at);
        postings[at + Segment.REST] = writeRest(rests);
    }

    /** Takes out what can be tested first: two groups of one literal, or one group of two. */
    private void writeFirst(int[] postings, int at) {
        postings[at + Segment.FIRST] = HOLDS;
        postings[at + Segment.SECOND] = HOLDS;
        int first = ofSize(1, 0);
        int second = first < 0 ? -1 : ofSize(1, first + 1);
        int either = ofSize(2, 0);
        if (either >= 0 && (first < 0 || groups.get(either).rank < both(first, second))) {
            int[] words = groups.remove(either).words;
            postings[at] |= Segment.EITHER;
            postings[at + Segment.FIRST] = words[0];
            postings[at + Segment.SECOND] = words[1];
            return;
        }
        // The later one first, for the other's place not to change.
        if (second >= 0) {
            postings[at + Segment.SECOND] = groups.remove(second).words[0];
        }
        if (first >= 0) {
            postings[at + Segment.FIRST] = groups.remove(first).words[0];
        }
    }

    private double both(int first, int second) {
        return groups.get(first).rank * (second < 0 ? 1 : groups.get(second).rank);
    }

    private int ofSize(int size, int from) {
        for (int i = from; i < groups.size(); i++) {
            if (groups.get(i).size == size) {
                return i;
            }
        }
        return -1;
    }

    private int writeRest(Ints rests) {
        if (groups.isEmpty()) {
            return 0;
        }
        int at = rests.size();
        rests.add(0);
        for (Group each : groups) {
            for (int word : each.words) {
                rests.add(word);
            }
        }
        int length = rests.size() - at - 1;
        if (length > Segment.MAX_REST) {
            rests.truncate(at + 1);
            length = Segment.LONG;
        }
        rests.set(at, length);
        return shared(rests, at);
    }

    /** Where the same was written before; most postings of one query have the same rest. */
    private int shared(Ints rests, int at) {
        int end = rests.size();
        int hash = hash(rests, at);
        int known = restsByHash(rests).find(hash, before -> isSame(rests, before, at, end));
        if (known != IdTable.NONE) {
            rests.truncate(at);
            return known;
        }
        restsByHash(rests).add(hash, at);
        return at;
    }

    /** The rests that were written to those, by what they are. */
    private IdTable restsByHash(Ints rests) {
        if (written != rests) {
            written = rests;
            byHash = new IdTable(at -> hash(rests, at));
        }
        return byHash;
    }

    private static int hash(Ints rests, int at) {
        int hash = rests.get(at);
        for (int i = at + 1, end = at + 1 + Math.max(0, rests.get(at)); i < end; i++) {
            hash = 31 * hash + rests.get(i);
        }
        return hash;
    }

    private static boolean isSame(Ints rests, int before, int at, int end) {
        return before + end - at <= at
                && Arrays.equals(rests.array(), before, before + end - at, rests.array(), at, end);
    }

    /** Whether the anchor is itself one of the group's literals, so that where it holds the group does. */
    private static boolean proves(int anchor, Clauses rows, int row, int start, int end) {
        for (int i = start; i < end; i++) {
            int literal = rows.literal(row, i);
            if (Literal.leaf(literal) == anchor && !Literal.isNegated(literal)) {
                return true;
            }
        }
        return false;
    }

    private void add(int anchor, Clauses rows, int row, int start, int end) {
        if (end - start == 1) {
            addNeeded(anchor, rows.literal(row, start));
        }
        double fails = 1;
        double later = 0;
        Ints flat = new Ints(end - start);
        flatten(rows, row, start, end, flat);
        int[] literals = flat.toArray();
        int ranked = Math.min(literals.length, MAX_RANKED);
        for (int i = 0; i < literals.length; i++) {
            fails *= i < ranked ? 1 - likelihood(literals[i]) : 1;
            later = Literal.isDecided(literals[i]) && !isSpan(literals[i]) ? DECIDED_LAST : later;
        }
        fails = Math.pow(fails, (double) literals.length / ranked);
        Ints words = new Ints(literals.length);
        if (ranked == literals.length) {
            likeliestFirst(literals);
        }
        for (int i = 0; i < literals.length; i++) {
            write(literals[i], i == literals.length - 1 ? Literal.LAST : 0, words);
        }
        int size = later == 0 && words.size() == literals.length ? literals.length : 0;
        groups.add(new Group(words.toArray(), 1 - fails + later, size));
    }

    /** The literals of a group, in place of an "any of" in it those of that. */
    private void flatten(Clauses rows, int row, int start, int end, Ints into) {
        for (int i = start; i < end; i++) {
            int literal = rows.literal(row, i) & ~Literal.LAST;
            if (isAnyOf(literal)) {
                int inner = leaves.rowOf(Literal.leaf(literal));
                flatten(leaves.clauses(), inner, 0, leaves.clauses().length(inner), into);
            } else {
                into.add(literal);
            }
        }
    }

    private boolean isAnyOf(int literal) {
        if (!Literal.isDecided(literal)
                || Literal.isNegated(literal)
                || leaves.kind(Literal.leaf(literal)) != LeafKind.CLAUSES) {
            return false;
        }
        int row = leaves.rowOf(Literal.leaf(literal));
        return Filing.endOfGroup(leaves.clauses(), row, 0) == leaves.clauses().length(row);
    }

    /** What must hold wherever the literal does, and is cheaper to look at. */
    private void addNeeded(int anchor, int literal) {
        if (Literal.isNegated(literal) || !Literal.isDecided(literal)) {
            return;
        }
        int kind = leaves.kind(Literal.leaf(literal));
        if (kind == LeafKind.PHRASE) {
            phrase.read(leaves, Literal.leaf(literal));
            if (phrase.pairs() > 0) {
                for (int i = 0; i < phrase.pairs(); i++) {
                    addNoticed(anchor, phrase.pair(i));
                }
            } else if (phrase.isOneWordEach()) {
                for (int i = 0; i < phrase.words(); i++) {
                    addNoticed(anchor, phrase.term(i));
                }
            }
        } else if (kind == LeafKind.NEAR) {
            Described.OfNear near = (Described.OfNear) leaves.described(Literal.leaf(literal));
            addNeeded(anchor, leaves.clauses(), leaves.rowOf(near.needed()));
        } else if (kind == LeafKind.BOX) {
            Described.OfBox box = (Described.OfBox) leaves.described(Literal.leaf(literal));
            addSpan(Axis.Span.lats(box));
            addSpan(Axis.Span.lons(box));
        }
    }

    /** The groups of a row that can be tested beside the posting, but for those that the anchor proves. */
    private void addNeeded(int anchor, Clauses rows, int row) {
        for (int start = 0; start < rows.length(row); ) {
            int end = Filing.endOfGroup(rows, row, start);
            if (end - start <= MAX_TESTED && !proves(anchor, rows, row, start, end) && areNoticed(rows, row, start, end)) {
                add(anchor, rows, row, start, end);
            }
            start = end;
        }
    }

    private static boolean areNoticed(Clauses rows, int row, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Literal.isDecided(rows.literal(row, i))) {
                return false;
            }
        }
        return true;
    }

    private void addNoticed(int anchor, int leaf) {
        if (leaf != anchor) {
            groups.add(new Group(new int[] {(leaf << Literal.SHIFT) | Literal.LAST}, rarity.of(leaf), 1));
        }
    }

    private void addSpan(Axis.Span span) {
        Ints words = new Ints(3);
        write(span, Literal.LAST, words);
        groups.add(new Group(words.toArray(), LIKELIHOOD_OF_SPAN, 0));
    }

    private void write(int literal, int last, Ints words) {
        if (isSpan(literal)) {
            Described.OfPoints points = (Described.OfPoints) leaves.described(Literal.leaf(literal));
            write(Axis.Span.of(points), last | (literal & Literal.NEGATED), words);
        } else if (isPlainPhrase(literal)) {
            words.add(literal | last | Literal.SPAN);
            phrase.read(leaves, Literal.leaf(literal)).writePlain(words);
        } else if (Literal.isDecided(literal) && leaves.kind(Literal.leaf(literal)) == LeafKind.NEAR) {
            Described.OfNear near = (Described.OfNear) leaves.described(Literal.leaf(literal));
            words.add(literal | last | Literal.SPAN);
            words.add(~near.field());
            words.add(near.code().length);
            words.addAll(near.code());
        } else {
            words.add(literal | last);
        }
    }

    private void write(Axis.Span span, int flags, Ints words) {
        int number = axes.number(span);
        words.add((number << Literal.SHIFT) | Literal.SPAN | flags);
        words.add(axes.axis(number).lowRank(span.low()));
        words.add(axes.axis(number).highRank(span.high()));
    }

    private boolean isSpan(int literal) {
        int leaf = Literal.leaf(literal);
        return Literal.isDecided(literal)
                && leaves.kind(leaf) == LeafKind.POINTS
                && ((Described.OfPoints) leaves.described(leaf)).isOneSpan();
    }

    private boolean isPlainPhrase(int literal) {
        int leaf = Literal.leaf(literal);
        return Literal.isDecided(literal)
                && leaves.kind(leaf) == LeafKind.PHRASE
                && phrase.read(leaves, leaf).isPlain();
    }

    private void likeliestFirst(int[] literals) {
        if (literals.length < 2) {
            return;
        }
        // Each likelihood is taken once: counting goes on meanwhile, and an order needs fixed numbers.
        double[] likelihoods =
                Arrays.stream(literals).mapToDouble(this::likelihood).toArray();
        for (int i = 1; i < literals.length; i++) {
            for (int j = i; j > 0 && likelihoods[j] > likelihoods[j - 1]; j--) {
                double likelihood = likelihoods[j];
                likelihoods[j] = likelihoods[j - 1];
                likelihoods[j - 1] = likelihood;
                int literal = literals[j];
                literals[j] = literals[j - 1];
                literals[j - 1] = literal;
            }
        }
    }

    private double likelihood(int literal) {
        double holds = isSpan(literal)
                ? LIKELIHOOD_OF_SPAN
                : Literal.isDecided(literal) ? LIKELIHOOD_OF_OTHERS : rarity.of(Literal.leaf(literal));
        return Literal.isNegated(literal) ? 1 - holds : holds;
    }
}
