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
import org.apache.lucene.search.MatchAllDocsQuery;

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
    private final SegmentPass segmentPass;
    private final Bits entriesSeen = new Bits();
    private final Ints seen = new Ints();
    private final Ids ids = new Ids();
    private final List<Failure> failures = new ArrayList<>();
    private final Sampling sampling;
    private int deltaCandidates;

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
        this.segmentPass = new SegmentPass(reading, entries);
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
            segmentPass.look(view.segment());
            markSeen(view.inBoth());
            for (Delta delta : view.deltas()) {
                look(delta, position);
            }
            name(view.segment(), position);
            for (SegmentPass.Undecided each : segmentPass.undecided()) {
                fail(view.segment().entryOf[each.slot()], position, each.reason());
            }
            long[] hit = ids.toArray();
            Arrays.sort(hit);
            failures.sort(Comparator.comparingLong(Failure::id));
            Hits found = new Hits(
                    hit,
                    failures,
                    new MatchStats(
                            segmentPass.candidates() + deltaCandidates,
                            reading.luceneDecisions(),
                            readAt - started,
                            ticker.getAsLong() - readAt - reading.luceneNanos(),
                            reading.luceneNanos(),
                            reading.tokens() - tokensBefore,
                            reading.unseenTokens() - unseenBefore));
            if (sampling.isNextSampled()) {
                reading.forgetDecisions();
                sampling.sample(new Redeciding(this, view, position));
            }
            return found;
        } finally {
            forget();
        }
    }

    /** Does for a made-up document what takes time, but names nobody and counts nothing. */
    void rehearse(View view, Document document) {
        try {
            reading.read(document);
            segmentPass.look(view.segment());
            reading.luceneMatches(MatchAllDocsQuery.INSTANCE);
        } finally {
            forget();
        }
    }

    /** Lets nothing be decided in a delta that was decided in the segment. */
    private void markSeen(int[] inBoth) {
        for (int entry : inBoth) {
            entriesSeen.ensure(entry + 1);
            if (entriesSeen.add(entry)) {
                seen.add(entry);
            }
        }
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
                deltaCandidates++;
                try {
                    if (reading.holdAll(entries.rows(), row)) {
                        registry.collect(entry, position, ids);
                    }
                } catch (UndecidableException e) {
                    fail(entry, position, String.valueOf(e.getMessage()));
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

    private void fail(int entry, long position, String reason) {
        int before = ids.size();
        registry.collect(entry, position, ids);
        for (int i = before; i < ids.size(); i++) {
            failures.add(new Failure(ids.get(i), reason));
        }
        ids.truncate(before);
    }

    /** Names who stands with what was hit in the segment. */
    private void name(Segment segment, long position) {
        boolean settled = position > segment.settledAfter;
        Ints hits = segmentPass.hits();
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
        segmentPass.forget();
        for (int i = 0; i < seen.size(); i++) {
            entriesSeen.clearWordOf(seen.get(i));
        }
        seen.clear();
        ids.clear();
        failures.clear();
        deltaCandidates = 0;
        reading.forget();
    }

    Reading reading() {
        return reading;
    }

    /** Decides one posting of the segment, and names who stands with it if it holds; nothing comes of that. */
    void decideAgain(Segment segment, int posting, long position) {
        ids.clear();
        segmentPass.decide(segment, posting);
        name(segment, position);
    }

    /** The same for an entry that is filed in a delta. */
    void decideAgain(int entry, long position) {
        ids.clear();
        try {
            if (!isNewer(entries.row(entry)) && reading.holdAll(entries.rows(), entries.row(entry))) {
                registry.collect(entry, position, ids);
            }
        } catch (UndecidableException e) {
            fail(entry, position, String.valueOf(e.getMessage()));
        }
    }
}
