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
    private int candidates;

    Matching(Leaves leaves, Entries entries, Registry registry, Frequencies frequencies, LongSupplier ticker) {
        this.entries = entries;
        this.registry = registry;
        this.frequencies = frequencies;
        this.ticker = ticker;
        this.reading = new Reading(leaves, ticker);
    }

    Hits match(View view, Document document, long position) {
        long started = ticker.getAsLong();
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
            return new Hits(
                    hit,
                    failures,
                    new MatchStats(
                            candidates,
                            reading.luceneDecisions(),
                            readAt - started,
                            ticker.getAsLong() - readAt - reading.luceneNanos(),
                            reading.luceneNanos(),
                            reading.unseenTokens() - unseenBefore));
        } finally {
            forget();
        }
    }

    /** Looks at the posting lists of all anchors that hold. */
    private void look(Segment segment, long position) {
        slotsHandled.ensure(segment.size());
        int[] postings = segment.postings;
        int[] noticed = reading.noticed();
        int lists = segment.listOf.length - 1;
        long[] holding = reading.holding().words();
        for (int n = 0, count = reading.noticedCount(); n < count; n++) {
            int anchor = noticed[n];
            if (anchor >= lists) {
                continue;
            }
            int end = segment.listOf[anchor + 1];
            for (int at = segment.listOf[anchor]; at < end; ) {
                int header = postings[at++];
                int length = header & Segment.LONG;
                int slot = header >>> Segment.LENGTH_BITS;
                candidates++;
                try {
                    if (length == Segment.LONG) {
                        length = 0;
                        if (reading.holdAll(entries.rows(), entries.row(segment.entryOf[slot]))) {
                            hit(slot);
                        }
                    } else if (hold(postings, at, at + length, holding)) {
                        hit(slot);
                    }
                } catch (UndecidableException e) {
                    if (handle(slot)) {
                        fail(segment.entryOf[slot], position, e);
                    }
                }
                at += length;
            }
        }
    }

    /** Whether of each group between two indexes a literal holds. */
    private boolean hold(int[] literals, int from, int to, long[] holding) {
        int at = from;
        while (at < to) {
            int literal = literals[at++];
            int leaf = literal >>> Literal.SHIFT;
            boolean holds =
                    (literal & Literal.DECIDED) == 0 ? (holding[leaf >>> 6] & (1L << leaf)) != 0 : reading.decide(leaf);
            if (holds != ((literal & Literal.NEGATED) != 0)) {
                while ((literal & Literal.LAST) == 0) {
                    literal = literals[at++];
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
            if (settled && !segment.isTouched(slot)) {
                for (int id = segment.idsOf[slot]; id < segment.idsOf[slot + 1]; id++) {
                    ids.add(segment.ids[id]);
                }
            } else {
                registry.collect(segment.entryOf[slot], position, ids);
            }
        }
    }

    private void forget() {
        for (int i = 0; i < handled.size(); i++) {
            slotsHandled.clearWordOf(handled.get(i));
        }
        for (int i = 0; i < seen.size(); i++) {
            entriesSeen.clearWordOf(seen.get(i));
        }
        handled.clear();
        hits.clear();
        seen.clear();
        ids.clear();
        failures.clear();
        candidates = 0;
        reading.forget();
    }
}
