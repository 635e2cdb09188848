package dev.weir.matcher.pattern;

/** The keys that a term has, of those lengths for which there are patterns. It adds their hashes to the probe. */
final class TermKeys {
    private TermKeys() {}

    /** @param lengths for each kind of key those in use, as bits */
    static void addEnds(int[] lengths, Probe probe) {
        byte[] bytes = probe.term.bytes;
        int length = probe.term.length;
        if (lengths[Keys.WHOLE] != 0) {
            probe.addKey(Keys.whole(bytes, 0, length));
        }
        long head = Keys.word(bytes, 0);
        for (int left = lengths[Keys.HEAD]; left != 0; left &= left - 1) {
            int count = Integer.numberOfTrailingZeros(left);
            if (count <= length) {
                probe.addKey(Keys.hash(Keys.HEAD, count, head & Keys.mask(count)));
            }
        }
        for (int left = lengths[Keys.TAIL]; left != 0; left &= left - 1) {
            int count = Integer.numberOfTrailingZeros(left);
            if (count <= length) {
                probe.addKey(Keys.hash(Keys.TAIL, count, Keys.word(bytes, length - count) & Keys.mask(count)));
            }
        }
    }

    /**
     * Adds what fuzzy words near the term have as well.
     *
     * @param edits the numbers of edits in use, as bits
     * @param longest the most code points that a term can have that is near one of them
     */
    static void addDeletions(int edits, int longest, Probe probe) {
        // A code point has up to four bytes.
        if (edits == 0 || probe.term.length > 4 * longest || probe.term.codePointCount() > longest) {
            return;
        }
        for (int left = edits; left != 0; left &= left - 1) {
            int count = probe.deletions.of(
                    probe.term.codePoints(), probe.term.codePointCount(), Integer.numberOfTrailingZeros(left));
            for (int i = 0; i < count; i++) {
                probe.addKey(probe.deletions.get(i));
            }
        }
    }

    /** Adds the grams that may be keys, and where they are. */
    static void addGrams(int lengths, GramFilter keys, Probe probe) {
        Term term = probe.term;
        for (int left = lengths; left != 0; left &= left - 1) {
            int gram = Integer.numberOfTrailingZeros(left);
            long mask = Keys.mask(gram);
            long salt = Keys.salt(Keys.GRAM, gram);
            for (int at = 0; at <= term.length - gram; at++) {
                int hash = Keys.hash(Keys.word(term.bytes, at) & mask, salt);
                // A literal of one byte stands wherever that byte does.
                if (keys.mayHave(hash) && (gram > 1 || probe.isFirst(term.bytes[at]))) {
                    probe.addKey(hash, at);
                }
            }
        }
    }
}
