package dev.weir.matcher.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;

/**
 * The patterns of one field. One thread adds; any number of threads ask meanwhile, without locks.
 *
 * <p>Each pattern is filed under keys, one of which every term has that satisfies it: how it begins, how it ends, a few
 * bytes that it contains, or what is left of it when as many letters are deleted as a fuzzy word allows. A term looks
 * up all its keys and compares itself with what it finds there. Only patterns about which nothing is sure ({@code ??},
 * {@code /.+/}) are compared with every term.
 *
 * <p>New patterns go to a {@link RecentPart}, which is quick to change. {@link #maintain} makes a {@link BasePart} of
 * them, which is small and does not change. A part that is far larger than those after it is left as it is, so that a
 * pattern is merged a few times in its life.
 */
public final class PatternIndex {
    /** So many patterns make it worth while to merge. */
    private static final int WORTH_MERGING = 256;

    /** A part takes part in a merge if it is at most so many times as large as all that come after it. */
    private static final int MERGE_RATIO = 32;

    /** A part that would have more bytes of patterns, which only large automata come to, is not made. */
    private static final int MAX_CODE_BYTES = 1 << 30;

    /**
     * All patterns, in the order of their numbers. What is here is never changed, but for the part that is added to.
     */
    private record Parts(List<BasePart> bases, List<RecentPart> recents) {
        RecentPart newest() {
            return recents.getLast();
        }

        Parts with(List<RecentPart> otherRecents) {
            return new Parts(bases, List.copyOf(otherRecents));
        }
    }

    private final Object changing = new Object();
    private final Object merging = new Object();
    private volatile Parts parts = new Parts(List.of(), List.of(RecentPart.empty()));
    private volatile int end;
    /** Files what is added; asks the newest part how rare a key is. */
    private final Filer filer = new Filer(hash -> parts.newest().count(hash));

    /**
     * Adds a pattern. It is visible to whoever gets to know of this call by any hand-over between threads.
     *
     * @param number at least {@link #end}
     */
    public void add(int number, Pattern pattern) {
        byte[] code = PatternCode.of(pattern);
        synchronized (changing) {
            if (number < end || number == Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the numbers of patterns ascend: " + number + " is not between " + end + " and 2^31 - 2");
            }
            Filing filing = filer.file(code, 0, code.length);
            RecentPart newest = parts.newest();
            if (!newest.fits(code.length, filing)) {
                newest = replace(newest, newest.larger(code.length, filing));
            }
            newest.add(number, code, filing);
            end = number + 1;
        }
    }

    private RecentPart replace(RecentPart newest, RecentPart larger) {
        List<RecentPart> recents = new ArrayList<>(parts.recents);
        boolean tookOver = larger.size() == newest.size();
        if (tookOver) {
            recents.remove(newest);
        }
        recents.add(larger);
        parts = parts.with(recents);
        return larger;
    }

    /**
     * Appends to {@code out} each number at or above {@code from} whose pattern the term satisfies, each once, in no
     * particular order. Of patterns that are being added meanwhile it may tell or not.
     */
    public void satisfied(BytesRef term, int from, Probe probe, IntList out) {
        if (from >= end) {
            return;
        }
        Parts all = parts;
        probe.term.set(term);
        for (BasePart base : all.bases) {
            base.satisfied(from, probe, out);
        }
        for (RecentPart recent : all.recents) {
            recent.satisfied(from, probe, out);
        }
    }

    /**
     * The pattern that was added under a number, so that nobody else has to keep it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Pattern pattern(int number) {
        Parts all = parts;
        return Stream.concat(all.bases.stream(), all.recents.stream())
                .flatMap(part -> part.pattern(number).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pattern has the number " + number));
    }

    /** One above the highest number so far, 0 if there is none. */
    public int end() {
        return end;
    }

    /**
     * Merges what was added lately into larger parts that do not change. It may run beside {@link #add}, which it holds
     * up for a moment only, and {@link #satisfied}, which it never holds up.
     *
     * @return whether there was enough to do
     */
    public boolean maintain() {
        synchronized (merging) {
            Parts before = sealed();
            if (before.recents.size() == 1) {
                return false;
            }
            List<RecentPart> lately = before.recents.subList(0, before.recents.size() - 1);
            int firstBase = firstToMerge(before.bases, lately);
            List<Part> merged = new ArrayList<>(before.bases.subList(firstBase, before.bases.size()));
            merged.addAll(lately);
            BasePart base = Merger.merge(merged);
            List<BasePart> bases = new ArrayList<>(before.bases.subList(0, firstBase));
            bases.add(base);
            synchronized (changing) {
                List<RecentPart> recents = parts.recents;
                parts = new Parts(List.copyOf(bases), List.copyOf(recents.subList(lately.size(), recents.size())));
            }
            return true;
        }
    }

    /** Begins a new recent part, if those that there are hold enough; then nothing is added to them any more. */
    private Parts sealed() {
        synchronized (changing) {
            int size = parts.recents.stream().mapToInt(Part::size).sum();
            if (size >= WORTH_MERGING && parts.newest().size() > 0) {
                List<RecentPart> recents = new ArrayList<>(parts.recents);
                recents.add(RecentPart.empty());
                parts = parts.with(recents);
            }
            return parts;
        }
    }

    private static int firstToMerge(List<BasePart> bases, List<RecentPart> lately) {
        long size = lately.stream().mapToLong(Part::size).sum();
        long bytes = lately.stream().mapToLong(Part::codeBytes).sum();
        int first = bases.size();
        while (first > 0) {
            BasePart before = bases.get(first - 1);
            if (before.size() > MERGE_RATIO * size
                    || before.size() + size > BasePart.MAX_PATTERNS
                    || before.codeBytes() + bytes > MAX_CODE_BYTES) {
                break;
            }
            size += before.size();
            bytes += before.codeBytes();
            first--;
        }
        return first;
    }

    /** The heap it takes, in bytes, estimated. */
    public long ramBytes() {
        Parts all = parts;
        return all.bases.stream().mapToLong(Part::ramBytes).sum()
                + all.recents.stream().mapToLong(Part::ramBytes).sum();
    }
}
