package dev.weir.matcher.pattern;

import java.util.List;

/**
 * Makes one part of several, and files all their patterns anew: what is rare among many shows only then. For one
 * thread.
 */
final class Merger implements Rarity {
    final byte[] codes;
    final int[] starts;
    final int[] numbers;
    final char[] gramAt;
    /** The hashes of all keys, and for each the slot, with {@link RecentPart#GRAM} if it is that of a gram. */
    final IntList keys = new IntList();

    final IntList slots = new IntList();
    final IntList rest = new IntList();
    final IntList ranges = new IntList();
    final int[] lengths = new int[Keys.DELETION + 1];
    int gramCount;
    int longestFuzzy;

    /** How many patterns could be filed under keys of such a hash; several hashes share a count. */
    private final int[] popularity;

    private Merger(List<? extends Part> parts) {
        int size = parts.stream().mapToInt(Part::size).reduce(0, Math::addExact);
        int bytes = parts.stream().mapToInt(part -> part.starts[part.size()]).reduce(0, Math::addExact);
        codes = new byte[bytes];
        starts = new int[size + 1];
        numbers = new int[size];
        gramAt = new char[size];
        popularity = new int[Integer.highestOneBit(Math.max(1 << 8, Math.min(1 << 21, 16 * size)))];
        int slot = 0;
        for (Part part : parts) {
            int count = part.size();
            System.arraycopy(part.codes, 0, codes, starts[slot], part.starts[count]);
            System.arraycopy(part.numbers, 0, numbers, slot, count);
            for (int i = 0; i < count; i++) {
                starts[slot + i + 1] = starts[slot] + part.starts[i + 1];
            }
            slot += count;
        }
    }

    /** @param parts in the order of their numbers; they do not change any more */
    static BasePart merge(List<? extends Part> parts) {
        Merger merger = new Merger(parts);
        merger.countKeys();
        merger.file();
        return new BasePart(merger);
    }

    private void countKeys() {
        Literals.Sink counting = (kind, length, hash, at) -> popularity[place(hash)]++;
        for (int slot = 0; slot < numbers.length; slot++) {
            int from = starts[slot];
            switch (codes[from]) {
                case PatternCode.PREFIX -> Literals.ofPrefix(codes, from + 1, starts[slot + 1], counting);
                case PatternCode.WILDCARD -> Literals.ofWildcard(codes, from + 1, starts[slot + 1], counting);
                default -> {}
            }
        }
    }

    private void file() {
        Filer filer = new Filer(this);
        for (int slot = 0; slot < numbers.length; slot++) {
            if (codes[starts[slot]] == PatternCode.RANGE) {
                ranges.add(slot);
                continue;
            }
            Filing filing = filer.file(codes, starts[slot], starts[slot + 1]);
            gramAt[slot] = filing.gramAt;
            if (filing.count == 0) {
                rest.add(slot);
                continue;
            }
            lengths[filing.kind] |= filing.lengths;
            longestFuzzy = Math.max(longestFuzzy, filing.longest);
            boolean gram = filing.kind == Keys.GRAM;
            gramCount += gram ? filing.count : 0;
            for (int i = 0; i < filing.count; i++) {
                keys.add(filing.hashes[i]);
                slots.add(gram ? slot | RecentPart.GRAM : slot);
            }
        }
    }

    @Override
    public int count(int hash) {
        return popularity[place(hash)];
    }

    private int place(int hash) {
        return hash & (popularity.length - 1);
    }
}
