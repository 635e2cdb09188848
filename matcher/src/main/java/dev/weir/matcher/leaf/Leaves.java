package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.IdTable;
import dev.weir.matcher.flat.KeyTable;
import dev.weir.matcher.flat.PagedBytes;
import dev.weir.matcher.flat.PagedInts;
import dev.weir.matcher.flat.PagedObjects;
import dev.weir.matcher.snapshot.SnapshotInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * All leaves of a query index. One thread adds; any number of threads ask about those that were handed over to them,
 * and may come upon newer ones, whose numbers are at or above the {@link #count} that they were handed.
 */
public final class Leaves {
    private static final int KIND_BITS = 4;
    private static final int MAX_LEAVES = 1 << (Integer.SIZE - Literal.SHIFT);

    /** For each leaf its kind, and where its data is in the store of that kind. */
    private final PagedInts info = new PagedInts();

    private final PagedInts pairFirst = new PagedInts();
    private final PagedInts pairSecond = new PagedInts();
    /** The patterns whose places are asked for. */
    private final PagedInts placed = new PagedInts();

    private final PagedBytes terms = new PagedBytes();
    private final PagedObjects<Described> described = new PagedObjects<>();
    private final IdTable byDescription = new IdTable(leaf -> described(leaf).hashCode());
    private final Clauses clauses = new Clauses();
    private final IdTable byClauses = new IdTable(leaf -> clauses.hash(data(leaf)));
    private final KeyTable pairs = new KeyTable();
    private final KeyTable cells = new KeyTable();
    private final PagedObjects<FieldLeaves> byNumber = new PagedObjects<>();
    /** Never changed in place. */
    private volatile Map<String, FieldLeaves> fields = Map.of();

    private int count;
    private volatile int published;

    public Leaves() {
        add(LeafKind.EVERYTHING, 0);
        publish();
    }

    /** How many leaves have been published: those below this number can be asked about, and found. */
    public int count() {
        return published;
    }

    /** How many leaves there are, the latest ones not yet published. For the thread that adds. */
    public int added() {
        return count;
    }

    /** Lets readers count the leaves that were added so far. */
    public void publish() {
        published = count;
    }

    /**
     * Takes in the leaves that {@link LeafSelection#write} has written, with the numbers that they had there. There
     * must be none here yet.
     */
    public void read(SnapshotInput in) throws IOException {
        new LeafReader(this, in).read();
        publish();
    }

    /** See {@link LeafKind}. */
    public int kind(int leaf) {
        return info.get(leaf) & ((1 << KIND_BITS) - 1);
    }

    /** The parameters of a leaf of a kind that has them. */
    public Described described(int leaf) {
        // Patterns are kept by their index alone, in a few bytes.
        return kind(leaf) == LeafKind.PATTERN
                ? new Described.OfPattern(
                        data(leaf), field(data(leaf)).patterns().pattern(leaf))
                : described.get(data(leaf));
    }

    /**
     * The row of a leaf that has one: the literals of clauses; for at-least the number before them; the two terms of a
     * pair.
     */
    public int rowOf(int leaf) {
        return data(leaf);
    }

    /** The rows of all leaves that have one. */
    public Clauses clauses() {
        return clauses;
    }

    /** Points to the bytes of a term. */
    public void term(int leaf, BytesRef into) {
        terms.get(data(leaf), into);
    }

    /** How many bytes a term has. */
    public int termLength(int leaf) {
        return terms.length(data(leaf));
    }

    /** The field of a leaf that is noticed and asks one. */
    public FieldLeaves fieldOf(int leaf) {
        return field(
                switch (kind(leaf)) {
                    case LeafKind.TERM -> terms.tag(data(leaf));
                    case LeafKind.EXISTS -> data(leaf);
                    case LeafKind.CELL -> clauses.literal(data(leaf), 0);
                    case LeafKind.PAIR -> terms.tag(data(clauses.literal(data(leaf), 0)));
                    default -> throw new IllegalArgumentException("leaf " + leaf + " has no field");
                });
    }

    /** Takes in the fields of others, so that their numbers mean the same in both. */
    public void addFields(Leaves others) {
        for (int i = 0; i < others.fieldCount(); i++) {
            fieldToAdd(others.field(i).name());
        }
    }

    /** The leaf here that asks the same as one of others with the same fields; -1 if there is none. */
    public int same(Leaves others, int leaf) {
        return switch (others.kind(leaf)) {
            case LeafKind.EVERYTHING -> leaf;
            case LeafKind.TERM -> {
                BytesRef term = new BytesRef();
                others.term(leaf, term);
                @Nullable FieldLeaves known = field(others.fieldOf(leaf).name());
                yield known == null ? FieldLeaves.NONE : known.term(term);
            }
            case LeafKind.EXISTS -> {
                @Nullable FieldLeaves known = field(others.fieldOf(leaf).name());
                yield known == null ? FieldLeaves.NONE : known.exists();
            }
            case LeafKind.PAIR -> {
                int row = others.rowOf(leaf);
                int first = same(others, others.clauses.literal(row, 0));
                int second = same(others, others.clauses.literal(row, 1));
                yield first < 0 || second < 0 ? FieldLeaves.NONE : pair(first, second);
            }
            case LeafKind.CELL -> {
                int row = others.rowOf(leaf);
                yield cell(((long) others.clauses.literal(row, 2) << Integer.SIZE)
                        | (others.clauses.literal(row, 3) & 0xFFFF_FFFFL));
            }
            case LeafKind.PATTERN -> {
                Described description = others.described(leaf);
                yield byDescription.find(
                        description.hashCode(), known -> described(known).equals(description));
            }
            default -> FieldLeaves.NONE;
        };
    }

    /** What is asked of a field; null if nothing is. */
    public @Nullable FieldLeaves field(String name) {
        return fields.get(name);
    }

    /** The field of that number. */
    public FieldLeaves field(int number) {
        return byNumber.get(number);
    }

    /** How many fields are asked for anything. */
    public int fieldCount() {
        return byNumber.size();
    }

    /** Whether some pair begins with the term. */
    public boolean beginsPair(int term) {
        return bit(pairFirst, term);
    }

    /** Whether some pair ends with the term. */
    public boolean endsPair(int term) {
        return bit(pairSecond, term);
    }

    /** Whether it is asked where in a field the terms are that satisfy the pattern. */
    public boolean isPlaced(int pattern) {
        return bit(placed, pattern);
    }

    /** The leaf of two terms one behind the other; {@link FieldLeaves#NONE} if nobody asks for it. */
    int pair(int first, int second) {
        return pair(((long) first << Integer.SIZE) | second);
    }

    /** The leaf of two terms, the first in the higher half; {@link FieldLeaves#NONE} if nobody asks for it. */
    public int pair(long terms) {
        return pairs.get(terms);
    }

    int cell(long key) {
        return cells.get(key);
    }

    /** Makes room for more leaves at once, so that adding them copies little; how many, for each kind. */
    void expect(int[] more) {
        pairs.expect(more[LeafKind.PAIR]);
        cells.expect(more[LeafKind.CELL]);
        byClauses.expect(more[LeafKind.CLAUSES] + more[LeafKind.AT_LEAST] + more[LeafKind.PHRASE]);
        byDescription.expect(more[LeafKind.PATTERN]
                + more[LeafKind.POINTS]
                + more[LeafKind.BOX]
                + more[LeafKind.DISTANCE]
                + more[LeafKind.NEAR]
                + more[LeafKind.POLYGON]);
    }

    FieldLeaves fieldToAdd(String name) {
        @Nullable FieldLeaves known = fields.get(name);
        if (known != null) {
            return known;
        }
        FieldLeaves added = new FieldLeaves(byNumber.size(), name, this);
        byNumber.add(added);
        Map<String, FieldLeaves> more = new HashMap<>(fields);
        more.put(name, added);
        fields = more;
        return added;
    }

    int addTerm(FieldLeaves field, BytesRef term) {
        int known = field.term(term);
        if (known != FieldLeaves.NONE) {
            return known;
        }
        int leaf = add(LeafKind.TERM, terms.add(field.number(), term));
        field.addTerm(term, leaf);
        return leaf;
    }

    int addExists(FieldLeaves field) {
        if (field.exists() == FieldLeaves.NONE) {
            field.setExists(add(LeafKind.EXISTS, field.number()));
        }
        return field.exists();
    }

    int addPair(int first, int second) {
        long key = ((long) first << Integer.SIZE) | second;
        int known = pairs.get(key);
        if (known != KeyTable.NONE) {
            return known;
        }
        int leaf = add(LeafKind.PAIR, clauses.add(new int[] {first, second}));
        pairs.put(key, leaf);
        setBit(pairFirst, first);
        setBit(pairSecond, second);
        return leaf;
    }

    int addCell(FieldLeaves field, int shift, long key) {
        int known = cells.get(key);
        if (known != KeyTable.NONE) {
            return known;
        }
        int leaf = add(
                LeafKind.CELL, clauses.add(new int[] {field.number(), shift, (int) (key >>> Integer.SIZE), (int) key}));
        cells.put(key, leaf);
        field.useShift(shift);
        return leaf;
    }

    int addDescribed(Described description) {
        int hash = description.hashCode();
        int known = byDescription.find(hash, leaf -> described(leaf).equals(description));
        if (known != IdTable.NONE) {
            return known;
        }
        int leaf;
        if (description instanceof Described.OfPattern pattern) {
            leaf = add(LeafKind.PATTERN, pattern.field());
            field(pattern.field()).patterns().add(leaf, pattern.pattern());
        } else {
            leaf = add(description.kind(), described.add(description));
        }
        byDescription.add(hash, leaf);
        return leaf;
    }

    int addNear(Described.OfNear near) {
        StretchCode.forEachLeaf(near.code(), leaf -> {
            if (kind(leaf) == LeafKind.PATTERN) {
                setBit(placed, leaf);
            }
        });
        return addDescribed(near);
    }

    /** Adds a leaf that never holds, and that nobody will ask for again: it only takes up its number. */
    int addVoid() {
        Described never = new Described.OfLucene(new MatchNoDocsQuery("only takes up its number"));
        return add(never.kind(), described.add(never));
    }

    int addClauses(int kind, int[] row) {
        int hash = Clauses.hash(row);
        int known = byClauses.find(hash, leaf -> kind(leaf) == kind && clauses.equals(data(leaf), row));
        if (known != IdTable.NONE) {
            return known;
        }
        int leaf = add(kind, clauses.add(row));
        byClauses.add(hash, leaf);
        return leaf;
    }

    int termHash(int leaf) {
        BytesRef term = new BytesRef();
        terms.get(data(leaf), term);
        return hash(term);
    }

    boolean isTerm(int leaf, BytesRef term) {
        return terms.equals(data(leaf), term);
    }

    static int hash(BytesRef term) {
        return StringHelper.murmurhash3_x86_32(term, 0);
    }

    /** What all leaves take, in bytes, as far as it lies in arrays; what describes a leaf is counted roughly. */
    public long ramBytes() {
        long bytes = info.ramBytes()
                + pairFirst.ramBytes()
                + pairSecond.ramBytes()
                + placed.ramBytes()
                + terms.ramBytes()
                + described.ramBytes()
                + byDescription.ramBytes()
                + clauses.ramBytes()
                + byClauses.ramBytes()
                + pairs.ramBytes()
                + cells.ramBytes();
        for (int i = 0; i < byNumber.size(); i++) {
            bytes += byNumber.get(i).ramBytes();
        }
        return bytes;
    }

    private int data(int leaf) {
        return info.get(leaf) >>> KIND_BITS;
    }

    private int add(int kind, int data) {
        if (count == MAX_LEAVES || data >>> (Integer.SIZE - KIND_BITS) != 0) {
            throw new IllegalStateException("the query index is full: it holds " + count + " leaves of at most "
                    + MAX_LEAVES + "; remove queries, or use several feeds");
        }
        int leaf = count++;
        info.add((data << KIND_BITS) | kind);
        pairFirst.growTo((leaf >>> 5) + 1);
        pairSecond.growTo((leaf >>> 5) + 1);
        placed.growTo((leaf >>> 5) + 1);
        return leaf;
    }

    private static boolean bit(PagedInts bits, int index) {
        return ((bits.get(index >>> 5) >>> index) & 1) != 0;
    }

    private static void setBit(PagedInts bits, int index) {
        bits.set(index >>> 5, bits.get(index >>> 5) | (1 << index));
    }
}
