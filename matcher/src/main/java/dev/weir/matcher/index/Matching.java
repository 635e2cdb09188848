package dev.weir.matcher.index;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.reading.Reading;
import dev.weir.matcher.reading.UndecidableException;
import dev.weir.matcher.standing.Ids;
import dev.weir.matcher.standing.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The matching of one document after the other: read it, look under each anchor that it contains, decide what is filed
 * there, and name who stands with what holds. For one thread at a time.
 */
final class Matching {
    /** How many words follow a literal that is a span. */
    private static final int SPAN_WORDS = 2;

    private static final int CACHE_LINE_INTS = 16;

    /** The processor itself goes on in longer lists. */
    private static final int MAX_TOUCHED = 1 << 10;

    private final Entries entries;
    private final Registry registry;
    private final Frequencies frequencies;
    private final LongSupplier ticker;
    private final Reading reading;
    private final Bits slotsHandled = new Bits();
    private final Ints handled = new Ints();
    private final Ints hits = new Ints();
    private final Bits entriesSeen = new Bits();
    private final Ints seen = new Ints();
    private final Ids ids = new Ids();
    private final List<Failure> failures = new ArrayList<>();
    private final Ranks ranks;
    private final Sampling sampling;
    /** Where the posting lists of the document's anchors begin and end. */
    private int[] starts = {};

    private int[] ends = {};
    /** Where the postings are that are left of the present list. */
    private int[] sifted = {};

    private int siftedCount;
    private int candidates;
    // Nobody reads it; if nothing came of the touching, the compiler would leave it out.
    @SuppressWarnings("UnusedVariable")
    private int touched;

    Matching(
            Leaves leaves,
            Entries entries,
            Registry registry,
            Frequencies frequencies,
            Spending spending,
            LongSupplier ticker) {
        this.entries = entries;
        this.registry = registry;
        this.frequencies = frequencies;
        this.ticker = ticker;
        this.reading = new Reading(leaves, ticker);
        this.ranks = new Ranks(reading);
        this.sampling = new Sampling(spending, ticker);
    }

    Hits match(View view, Document document, long position) {
        long started = ticker.getAsLong();
        long tokensBefore = reading.tokens();
        long unseenBefore = reading.unseenTokens();
        try {
            reading.read(document);
            long readAt = ticker.getAsLong();
            if (frequencies.isNextCounted()) {
                frequencies.count(reading.noticed(), reading.noticedCount());
            }
            look(view.segment(), position);
            for (Delta delta : view.deltas()) {
                look(delta, position);
            }
            name(view.segment(), position);
            long[] hit = ids.toArray();
            Arrays.sort(hit);
            failures.sort(Comparator.comparingLong(Failure::id));
            Hits found = new Hits(
                    hit,
                    failures,
                    new MatchStats(
                            candidates,
                            reading.luceneDecisions(),
                            readAt - started,
                            ticker.getAsLong() - readAt - reading.luceneNanos(),
                            reading.luceneNanos(),
                            reading.tokens() - tokensBefore,
                            reading.unseenTokens() - unseenBefore));
            if (sampling.isNextSampled()) {
                reading.forgetDecisions();
                forgetHits();
                sampling.sample(new Redeciding(this, view, position));
            }
            return found;
        } finally {
            forget();
        }
    }

    /**
     * Looks at the posting lists of all anchors that hold. The lists lie far apart, and waiting for one after the other
     * would take most of the time; so first all of them are touched, which the processor does for many at once.
     */
    private void look(Segment segment, long position) {
        slotsHandled.ensure(segment.size());
        ranks.begin(segment.axes);
        int lists = 0;
        int count = reading.noticedCount();
        if (starts.length < count) {
            starts = new int[count + (count >> 1)];
            ends = new int[count + (count >> 1)];
        }
        int[] noticed = reading.noticed();
        int[] listOf = segment.listOf;
        for (int n = 0; n < count; n++) {
            int anchor = noticed[n];
            if (anchor < listOf.length - 1) {
                starts[lists] = listOf[anchor];
                ends[lists] = listOf[anchor + 1];
                lists += starts[lists] < ends[lists] ? 1 : 0;
            }
        }
        touched += touch(segment.postings, lists);
        for (int list = 0; list < lists; list++) {
            sift(segment.postings, starts[list], ends[list]);
            decideSifted(segment, position);
        }
    }

    private int touch(int[] postings, int lists) {
        int sum = 0;
        for (int list = 0; list < lists; list++) {
            int end = Math.min(ends[list], starts[list] + MAX_TOUCHED);
            for (int at = starts[list]; at < end; at += CACHE_LINE_INTS) {
                sum += postings[at];
            }
        }
        return sum;
    }

    /**
     * Finds the candidates of a list that their first condition does not refuse. Whether it does cannot be foreseen,
     * and a processor that guesses wrong loses more time than all else here takes; so there is no branch that depends
     * on it. What the first condition does not decide by itself passes.
     */
    private void sift(int[] postings, int start, int end) {
        long[] holding = reading.holding().words();
        int mask = holding.length - 1;
        if (sifted.length < end - start) {
            sifted = new int[(end - start) * 2];
        }
        int[] passed = sifted;
        int lastWord = postings.length - 1;
        int count = 0;
        for (int at = start; at < end; ) {
            int length = postings[at] & Segment.LONG;
            // Behind a posting with fewer conditions stands something else, which then counts for nothing.
            int first = postings[Math.min(at + 1, lastWord)];
            int second = postings[Math.min(at + 2, lastWord)];
            int alone = (first & Literal.KIND_AND_LAST) == Literal.LAST ? 1 : 0;
            int ofTwo =
                    ((first & Literal.KIND_AND_LAST) | ((second & Literal.KIND_AND_LAST) ^ Literal.LAST)) == 0 ? 1 : 0;
            int refusable = (length == 0 ? 0 : 1) & (alone | ofTwo);
            passed[count] = at;
            count += holds(first, holding, mask) | (holds(second, holding, mask) & ofTwo) | (refusable ^ 1);
            at += 1 + (length == Segment.LONG ? 0 : length);
            candidates++;
        }
        siftedCount = count;
    }

    /** 1 if a literal that was noticed holds, else 0; of other words anything. */
    private static int holds(int literal, long[] holding, int mask) {
        int leaf = literal >>> Literal.SHIFT;
        return ((int) (holding[(leaf >>> 6) & mask] >>> leaf) ^ (literal >>> Literal.NEGATED_BIT)) & 1;
    }

    private void decideSifted(Segment segment, long position) {
        int[] postings = segment.postings;
        long[] holding = reading.holding().words();
        for (int i = 0; i < siftedCount; i++) {
            int at = sifted[i];
            int length = postings[at] & Segment.LONG;
            int slot = postings[at] >>> Segment.LENGTH_BITS;
            try {
                boolean holds = length == Segment.LONG
                        ? reading.holdAll(entries.rows(), entries.row(segment.entryOf[slot]))
                        : hold(postings, at + 1, at + 1 + length, holding);
                if (holds) {
                    hit(slot);
                }
            } catch (UndecidableException e) {
                if (handle(slot)) {
                    fail(segment.entryOf[slot], position, e);
                }
            }
        }
    }

    /** Whether of each group between two indexes a literal holds. */
    private boolean hold(int[] words, int from, int to, long[] holding) {
        int at = from;
        while (at < to) {
            int literal = words[at++];
            int leaf = literal >>> Literal.SHIFT;
            boolean holds;
            if ((literal & (Literal.DECIDED | Literal.SPAN)) == 0) {
                holds = (holding[leaf >>> 6] & (1L << leaf)) != 0;
            } else if ((literal & Literal.SPAN) != 0) {
                holds = ranks.within(leaf, words[at], words[at + 1]);
                at += SPAN_WORDS;
            } else {
                holds = reading.decide(leaf);
            }
            if (holds != ((literal & Literal.NEGATED) != 0)) {
                while ((literal & Literal.LAST) == 0) {
                    literal = words[at++];
                    at += (literal & Literal.SPAN) != 0 ? SPAN_WORDS : 0;
                }
            } else if ((literal & Literal.LAST) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Walks the chains of all anchors that hold. An entry with several of them is decided once. */
    private void look(Delta delta, long position) {
        if (delta.size() == 0) {
            return;
        }
        for (int n = 0, count = reading.noticedCount(); n < count; n++) {
            for (int record = delta.first(reading.noticed()[n]); record != 0; record = delta.next(record)) {
                int entry = delta.entry(record);
                entriesSeen.ensure(entry + 1);
                if (!entriesSeen.add(entry)) {
                    continue;
                }
                seen.add(entry);
                int row = entries.row(entry);
                if (isNewer(row)) {
                    continue;
                }
                candidates++;
                try {
                    if (reading.holdAll(entries.rows(), row)) {
                        registry.collect(entry, position, ids);
                    }
                } catch (UndecidableException e) {
                    fail(entry, position, e);
                }
            }
        }
    }

    /** Whether an entry was put after the document had been begun with: then its leaves may not be known. */
    private boolean isNewer(int row) {
        Clauses rows = entries.rows();
        for (int i = 0, length = rows.length(row); i < length; i++) {
            if (Literal.leaf(rows.literal(row, i)) >= reading.limit()) {
                return true;
            }
        }
        return false;
    }

    private void hit(int slot) {
        if (handle(slot)) {
            hits.add(slot);
        }
    }

    /** Whether the slot comes up for the first time: one with several anchors may come up several times. */
    private boolean handle(int slot) {
        boolean first = slotsHandled.add(slot);
        if (first) {
            handled.add(slot);
        }
        return first;
    }

    private void fail(int entry, long position, UndecidableException e) {
        int before = ids.size();
        registry.collect(entry, position, ids);
        for (int i = before; i < ids.size(); i++) {
            failures.add(new Failure(ids.get(i), String.valueOf(e.getMessage())));
        }
        ids.truncate(before);
    }

    /** Names who stands with what was hit in the segment. */
    private void name(Segment segment, long position) {
        boolean settled = position > segment.settledAfter;
        for (int i = 0; i < hits.size(); i++) {
            int slot = hits.get(i);
            if (settled && !segment.isSpecial(slot)) {
                if (segment.hasSeveral(slot)) {
                    int at = (int) segment.idOf[slot];
                    for (int left = (int) segment.ids[at]; left > 0; left--) {
                        ids.add(segment.ids[++at]);
                    }
                } else {
                    ids.add(segment.idOf[slot]);
                }
            } else {
                registry.collect(segment.entryOf[slot], position, ids);
            }
        }
    }

    private void forget() {
        forgetHits();
        for (int i = 0; i < seen.size(); i++) {
            entriesSeen.clearWordOf(seen.get(i));
        }
        seen.clear();
        candidates = 0;
        reading.forget();
    }

    private void forgetHits() {
        for (int i = 0; i < handled.size(); i++) {
            slotsHandled.clearWordOf(handled.get(i));
        }
        handled.clear();
        hits.clear();
        ids.clear();
        failures.clear();
    }

    Reading reading() {
        return reading;
    }

    /** Decides one posting of the segment, and names who stands with it if it holds; nothing comes of that. */
    void decideAgain(Segment segment, int posting, long position) {
        sift(segment.postings, posting, segment.next(posting));
        decideSifted(segment, position);
        name(segment, position);
        forgetHits();
    }

    /** The same for an entry that is filed in a delta. */
    void decideAgain(int entry, long position) {
        try {
            if (!isNewer(entries.row(entry)) && reading.holdAll(entries.rows(), entries.row(entry))) {
                registry.collect(entry, position, ids);
            }
        } catch (UndecidableException e) {
            fail(entry, position, e);
        }
        forgetHits();
    }
}
