package dev.weir.matcher.index;

import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Literal;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.standing.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries are filed, and the merging of what was filed lately into a segment.
 *
 * <p>The changing thread files new entries in the present delta. A merge begins a new delta, builds a segment of all
 * entries that are in use, those of the old delta included, while changes and readers go on, and puts it in the place
 * of the old segment and delta. What changed meanwhile was noted, and is made good under the lock: a slot whose
 * standings changed is marked, an entry that came into use again is filed in the new delta.
 */
final class Files {
    /** A merge is worth its while when one in so many entries was filed since the last. */
    private static final int MERGE_SHARE = 20;

    /** The same for entries whose standings changed, which are found more slowly. */
    private static final int CHANGED_SHARE = 10;

    /** Entries are filed anew when documents have been counted so many times as often as when they were filed. */
    private static final int REFILE_FACTOR = 8;

    private static final int MIN_DOCUMENTS = 200;
    private static final int NOWHERE = -1;

    private final Leaves leaves;
    private final Entries entries;
    private final Registry registry;
    private final Filing filing;
    private final Costing costing;
    private final Frequencies frequencies;

    private volatile View view = new View(Segment.empty(), List.of(new Delta()));
    private Delta present = view.deltas().get(0);
    /** For each entry its slot in the segment, or -1; entries above are in no segment. */
    private int[] slotOf = {};
    /** The entries in the present delta, and in the older ones. */
    private Bits inPresent = new Bits();

    private Bits inMerging = new Bits();
    private boolean merging;
    /** The entries that changed since the merge began. */
    private final Ints changedMeanwhile = new Ints();
    /** How often standings changed since the last merge. */
    private int changes;

    private int documentsAtMerge;

    Files(Leaves leaves, Entries entries, Registry registry, Frequencies frequencies) {
        this.leaves = leaves;
        this.entries = entries;
        this.registry = registry;
        this.filing = new Filing(leaves, frequencies);
        this.costing = new Costing(leaves, filing, frequencies::countedFor);
        this.frequencies = frequencies;
    }

    View view() {
        return view;
    }

    /**
     * What there is at some moment, which will not change.
     *
     * @param entries how many
     * @param leaves how many
     * @param segment with entries and leaves below those numbers only
     * @param documentsAtMerge how many documents had been counted when it was built
     */
    record Moment(int entries, int leaves, Segment segment, int documentsAtMerge) {}

    /** The present moment, with a survey that begins. */
    synchronized Moment beginSurvey() {
        registry.surveyBegins();
        return new Moment(entries.size(), leaves.count(), view.segment(), documentsAtMerge);
    }

    synchronized void endSurvey() {
        registry.surveyEnds();
    }

    /** Files all entries, in an index that nobody else knows yet. */
    void restore() {
        merge();
    }

    /**
     * Takes over a segment, and files the entries that are not in it, in an index that nobody else knows yet.
     *
     * @param documents how many had been counted when the segment was built
     */
    synchronized void restore(Segment segment, int documents) {
        view = new View(segment, List.of(present));
        documentsAtMerge = documents;
        slotOf = new int[entries.size()];
        Arrays.fill(slotOf, NOWHERE);
        for (int slot = 0; slot < segment.size(); slot++) {
            slotOf[segment.entryOf[slot]] = slot;
        }
        inPresent.ensure(slotOf.length);
        inMerging.ensure(slotOf.length);
        for (int entry = 0; entry < slotOf.length; entry++) {
            fileUnlessFiled(entry);
        }
    }

    /** Counts the leaves of a new entry. */
    void added(int[] clauses) {
        frequencies.growTo(leaves.added());
        frequencies.query();
        for (int literal : clauses) {
            frequencies.used(Literal.leaf(literal));
        }
    }

    /**
     * Takes in that somebody stands with an entry, which may be new.
     *
     * @return what it costs where it was filed now; or, if it was filed before, where the next merge would file it
     */
    Cost begun(int entry, Schema schema) {
        note(entry);
        Costing.Filed filed = costing.file(entries.rows(), entries.row(entry), schema);
        if (!isFiled(entry)) {
            file(entry, filed.place());
        }
        return filed.cost();
    }

    /** Takes in that who stands with an entry has changed. */
    void changed(int entry) {
        if (entry != Registry.NONE) {
            note(entry);
            fileUnlessFiled(entry);
        }
    }

    private void note(int entry) {
        changes++;
        if (merging) {
            changedMeanwhile.add(entry);
        }
        inPresent.ensure(entry + 1);
        inMerging.ensure(entry + 1);
        int slot = entry < slotOf.length ? slotOf[entry] : NOWHERE;
        if (slot != NOWHERE) {
            view.segment().touch(slot);
        }
    }

    private void fileUnlessFiled(int entry) {
        if (!isFiled(entry) && !registry.isUnused(entry)) {
            file(entry, filing.place(entries.rows(), entries.row(entry)));
        }
    }

    private boolean isFiled(int entry) {
        return (entry < slotOf.length && slotOf[entry] != NOWHERE) || inPresent.get(entry) || inMerging.get(entry);
    }

    private void file(int entry, Filing.Place place) {
        present.file(entry, place.anchors());
        inPresent.set(entry);
    }

    boolean maintain() {
        boolean worked = false;
        for (int field = 0; field < leaves.fieldCount(); field++) {
            worked |= leaves.field(field).patterns().maintain();
        }
        frequencies.decay();
        return isMergeDue() ? merge() : worked;
    }

    private synchronized boolean isMergeDue() {
        int documents = frequencies.documents();
        boolean moreIsKnown = documents >= MIN_DOCUMENTS && documents / REFILE_FACTOR >= documentsAtMerge;
        return present.size() > entries.size() / MERGE_SHARE
                || changes > entries.size() / CHANGED_SHARE
                || (moreIsKnown && entries.size() > 0);
    }

    private boolean merge() {
        int entryCount;
        int leafCount;
        int merged;
        synchronized (this) {
            entryCount = entries.size();
            leafCount = leaves.count();
            merged = view.deltas().size();
            begin(entryCount);
        }
        int[] slots = new int[entryCount];
        @Nullable Segment segment = null;
        try {
            // A filing of its own: the other one is the changing thread's, which files meanwhile.
            Filing anew = new Filing(leaves, frequencies);
            segment = new SegmentBuilder(leaves, entries, registry, anew, frequencies)
                    .build(entryCount, leafCount, slots);
        } finally {
            synchronized (this) {
                if (segment != null) {
                    install(segment, slots, merged);
                }
                merging = false;
                registry.surveyEnds();
            }
        }
        return true;
    }

    private void begin(int entryCount) {
        merging = true;
        changedMeanwhile.clear();
        changes = 0;
        documentsAtMerge = frequencies.documents();
        inMerging.ensure(entryCount);
        inMerging.addAll(inPresent);
        inPresent = new Bits();
        inPresent.ensure(entryCount);
        present = new Delta();
        List<Delta> deltas = new ArrayList<>(view.deltas());
        deltas.add(present);
        view = new View(view.segment(), deltas, view.inBoth());
        registry.surveyBegins();
    }

    /** Before the segment can be seen, all is made good in it that changed since it was begun. */
    private void install(Segment segment, int[] slots, int merged) {
        slotOf = slots;
        inMerging = new Bits();
        Ints inBoth = new Ints();
        for (int i = 0; i < changedMeanwhile.size(); i++) {
            int entry = changedMeanwhile.get(i);
            if (entry < slots.length && slots[entry] != NOWHERE) {
                segment.touch(slots[entry]);
                if (inPresent.get(entry)) {
                    inBoth.add(entry);
                }
            }
            inMerging.ensure(entry + 1);
            fileUnlessFiled(entry);
        }
        view = new View(segment, view.deltas().subList(merged, view.deltas().size()), inBoth.toArray());
    }

    long ramBytes() {
        long bytes = view.segment().ramBytes() + 4L * slotOf.length;
        for (Delta delta : view.deltas()) {
            bytes += delta.ramBytes();
        }
        return bytes;
    }
}
