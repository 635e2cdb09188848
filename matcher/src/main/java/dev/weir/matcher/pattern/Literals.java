package dev.weir.matcher.pattern;

/**
 * The keys that a pattern with literal parts could be filed under. Of a literal that is not anchored every gram is one;
 * of an anchored one the end that is anchored, and the grams if it is longer than a key: many patterns may begin alike.
 */
final class Literals {
    /** No more places are looked at: of so many one is rare. */
    private static final int MAX_GRAMS = 96;

    /**
     * The lengths of grams; longer ones are rarer, and each length that is in use costs time for each byte of a term.
     */
    private static final int[] GRAM_LENGTHS = {0, 1, 2, 3, 4, 4, 6, 6, 8};

    /** Takes note of a key that would do. */
    interface Sink {
        /**
         * Any term has this key that satisfies the pattern.
         *
         * @param at where the key's bytes are in the code
         */
        void key(int kind, int length, int hash, int at);
    }

    private Literals() {}

    /** The length of the longest gram of so many bytes, 0 if there is none. */
    static int gramLength(int bytes) {
        return GRAM_LENGTHS[Math.min(bytes, Keys.MAX_LENGTH)];
    }

    static void ofPrefix(byte[] code, int from, int to, Sink sink) {
        anchored(code, from, to, Keys.HEAD, sink);
    }

    /** @param from where the expression begins, after the byte for the kind */
    static void ofWildcard(byte[] code, int from, int to, Sink sink) {
        int places = 0;
        int start = from;
        while (start < to && places < MAX_GRAMS) {
            int end = start;
            while (end < to && !Glob.isWild(code[end])) {
                end++;
            }
            if (start == from) {
                anchored(code, start, end, Keys.HEAD, sink);
            } else if (end < to) {
                places += grams(code, start, end, MAX_GRAMS - places, sink);
            }
            start = end + 1;
        }
        int last = to;
        while (last > from && !Glob.isWild(code[last - 1])) {
            last--;
        }
        anchored(code, last, to, Keys.TAIL, sink);
    }

    private static void anchored(byte[] code, int from, int to, int kind, Sink sink) {
        int length = Math.min(to - from, Keys.MAX_LENGTH);
        if (length > 0) {
            int at = kind == Keys.HEAD ? from : to - length;
            sink.key(kind, length, Keys.hash(kind, length, Keys.word(code, at, length)), at);
            if (to - from > Keys.MAX_LENGTH) {
                grams(code, from, to, MAX_GRAMS, sink);
            }
        }
    }

    private static int grams(byte[] code, int from, int to, int limit, Sink sink) {
        int length = gramLength(to - from);
        if (length == 0) {
            return 0;
        }
        int all = to - from - length + 1;
        int places = Math.min(all, limit);
        for (int i = 0; i < places; i++) {
            // Of too many, some from everywhere: what many literals share is often how they begin.
            int at = from + (int) ((long) i * all / places);
            sink.key(Keys.GRAM, length, Keys.hash(Keys.GRAM, length, Keys.word(code, at, length)), at);
        }
        return places;
    }
}
