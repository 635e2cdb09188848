package dev.weir.matcher.index;

import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.leaf.Phrase;
import dev.weir.matcher.reading.Reading;
import dev.weir.matcher.reading.UndecidableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides what is filed in a segment under the leaves that hold in a document. It goes in rounds, each over all that
 * the one before has left, because what takes time here is waiting for memory, and a processor waits for many places at
 * once as long as none of them decides where the next one is. For one thread.
 */
// Arrays because it is the hot path; they are the segment's.
final class SegmentPass {
    /** How many words follow a literal that is a span. */
    private static final int SPAN_WORDS = 2;

    /** The field of a stretch, negated by ~, and its length, stand before it. */
    private static final int STRETCH_HEAD = 2;

    private static final int CACHE_LINE_POSTINGS = 16 / Segment.POSTING;

    /** The processor itself goes on in longer lists. */
    private static final int MAX_TOUCHED = 1 << 8;

    /** What Lucene failed on. */
    record Undecided(int slot, String reason) {}

    private final Reading reading;
    private final Entries entries;
    private final Ranks ranks;
    private final Bits handled = new Bits();
    private final Ints handledSlots = new Ints();
    private final Ints hits = new Ints();
    private final List<Undecided> undecided = new ArrayList<>();
    /** Where the posting lists of the document's anchors begin and end. */
    private int[] starts = {};

    private int[] ends = {};
    /** Where the postings are that are left. */
    private int[] sifted = {};

    private int siftedCount;
    private int candidates;
    // Nobody reads it; if nothing came of the touching, the compiler would leave it out.
    @SuppressWarnings("UnusedVariable")
    private int touched;

    SegmentPass(Reading reading, Entries entries) {
        this.reading = reading;
        this.entries = entries;
        this.ranks = new Ranks(reading);
    }

    /** The slots of what holds, each once. */
    Ints hits() {
        return hits;
    }

    List<Undecided> undecided() {
        return undecided;
    }

    /** How many postings were looked at. */
    int candidates() {
        return candidates;
    }

    /** Gives free what the document took. */
    void forget() {
        for (int i = 0; i < handledSlots.size(); i++) {
            handled.clearWordOf(handledSlots.get(i));
        }
        handledSlots.clear();
        hits.clear();
        undecided.clear();
        candidates = 0;
    }

    /** Looks at the posting lists of all leaves that were noticed. */
    void look(Segment segment) {
        handled.ensure(segment.size());
        ranks.begin(segment.axes);
        int lists = lists(segment.listOf);
        touched += touch(segment.postings, lists);
        siftedCount = 0;
        for (int list = 0; list < lists; list++) {
            sift(segment.postings, starts[list], ends[list]);
        }
        touched += touchRests(segment);
        decideSifted(segment);
        touched += touchIds(segment);
    }

    /** Decides one posting of the same document once more, as if no other had been decided. */
    void decide(Segment segment, int posting) {
        forget();
        siftedCount = 0;
        sift(segment.postings, posting, posting + 1);
        decideSifted(segment);
    }

    private int lists(int[] listOf) {
        int count = reading.noticedCount();
        if (starts.length < count) {
            starts = new int[count + (count >> 1)];
            ends = new int[count + (count >> 1)];
        }
        int[] noticed = reading.noticed();
        int lists = 0;
        for (int n = 0; n < count; n++) {
            int anchor = noticed[n];
            if (anchor < listOf.length - 1) {
                starts[lists] = listOf[anchor];
                ends[lists] = listOf[anchor + 1];
                lists += starts[lists] < ends[lists] ? 1 : 0;
            }
        }
        return lists;
    }

    private int touch(int[] postings, int lists) {
        int sum = 0;
        for (int list = 0; list < lists; list++) {
            int end = Math.min(ends[list], starts[list] + MAX_TOUCHED);
            for (int posting = starts[list]; posting < end; posting += CACHE_LINE_POSTINGS) {
                sum += postings[posting * Segment.POSTING];
            }
        }
        return sum;
    }

    /**
     * Adds the candidates of a list that their first two literals do not refuse. Whether they do cannot be foreseen,
     * and a processor that guesses wrong loses more time than all else here takes; so there is no branch that depends
     * on it.
     */
    private void sift(int[] postings, int start, int end) {
        long[] holding = reading.holding().words();
        int mask = holding.length - 1;
        int count = siftedCount;
        if (sifted.length < count + end - start) {
            sifted = Arrays.copyOf(sifted, (count + end - start) * 2);
        }
        int[] passed = sifted;
        for (int posting = start; posting < end; posting++) {
            int at = posting * Segment.POSTING;
            int first = holds(postings[at + Segment.FIRST], holding, mask);
            int second = holds(postings[at + Segment.SECOND], holding, mask);
            passed[count] = at;
            count += (first & second) | ((first | second) & postings[at] & Segment.EITHER);
        }
        siftedCount = count;
        candidates += end - start;
    }

    /** 1 if a literal that was noticed holds, else 0. */
    private static int holds(int literal, long[] holding, int mask) {
        int leaf = literal >>> Literal.SHIFT;
        return ((int) (holding[(leaf >>> 6) & mask] >>> leaf) ^ (literal >>> Literal.NEGATED_BIT)) & 1;
    }

    private int touchRests(Segment segment) {
        int[] postings = segment.postings;
        int[] conditions = segment.conditions;
        int sum = 0;
        for (int i = 0; i < siftedCount; i++) {
            sum += conditions[postings[sifted[i] + Segment.REST]];
        }
        return sum;
    }

    private int touchIds(Segment segment) {
        long sum = 0;
        for (int i = 0; i < hits.size(); i++) {
            sum += segment.idOf[hits.get(i)];
        }
        return (int) sum;
    }

    private void decideSifted(Segment segment) {
        int[] postings = segment.postings;
        for (int i = 0; i < siftedCount; i++) {
            int at = sifted[i];
            int head = postings[at];
            int rest = postings[at + Segment.REST];
            try {
                if ((rest == 0 || holdAll(segment, head >>> Segment.SLOT_SHIFT, rest)) && isFirst(head)) {
                    hits.add(head >>> Segment.SLOT_SHIFT);
                }
            } catch (UndecidableException e) {
                if (isFirst(head)) {
                    undecided.add(new Undecided(head >>> Segment.SLOT_SHIFT, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    /** Whether the slot comes up for the first time: one with several anchors may come up several times. */
    private boolean isFirst(int head) {
        if ((head & Segment.ONLY) != 0) {
            return true;
        }
        int slot = head >>> Segment.SLOT_SHIFT;
        boolean first = handled.add(slot);
        if (first) {
            handledSlots.add(slot);
        }
        return first;
    }

    private boolean holdAll(Segment segment, int slot, int rest) {
        int length = segment.conditions[rest];
        return length == Segment.LONG
                ? reading.holdAll(entries.rows(), entries.row(segment.entryOf[slot]))
                : hold(segment.conditions, rest + 1, rest + 1 + length);
    }

    /** Whether of each group between two indexes a literal holds. */
    private boolean hold(int[] words, int from, int to) {
        long[] holding = reading.holding().words();
        int at = from;
        while (at < to) {
            int literal = words[at++];
            int leaf = literal >>> Literal.SHIFT;
            boolean holds;
            switch (literal & (Literal.DECIDED | Literal.SPAN)) {
                case 0 -> holds = (holding[leaf >>> 6] & (1L << leaf)) != 0;
                case Literal.SPAN -> {
                    holds = ranks.within(leaf, words[at], words[at + 1]);
                    at += SPAN_WORDS;
                }
                case Literal.DECIDED -> holds = reading.decide(leaf);
                default -> {
                    holds = words[at] < 0
                            ? reading.stretchHolds(~words[at], words, at + STRETCH_HEAD)
                            : reading.phraseHolds(words, at);
                    at += decidedLength(words, at);
                }
            }
            if (holds != ((literal & Literal.NEGATED) != 0)) {
                while ((literal & Literal.LAST) == 0) {
                    literal = words[at++];
                    at += behind(literal, words, at);
                }
            } else if ((literal & Literal.LAST) != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many of the words behind a literal belong to it. */
    private static int behind(int literal, int[] words, int at) {
        return switch (literal & (Literal.DECIDED | Literal.SPAN)) {
            case Literal.SPAN -> SPAN_WORDS;
            case Literal.DECIDED | Literal.SPAN -> decidedLength(words, at);
            default -> 0;
        };
    }

    /** How many words a stretch or a phrase takes that is written at a place. */
    private static int decidedLength(int[] words, int at) {
        return words[at] < 0 ? STRETCH_HEAD + words[at + 1] : Phrase.plainLength(words, at);
    }
}
