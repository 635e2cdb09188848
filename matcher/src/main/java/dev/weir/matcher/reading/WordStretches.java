package dev.weir.matcher.reading;

import static dev.weir.matcher.leaf.StretchCode.HEAD;
import static dev.weir.matcher.leaf.StretchCode.SINGLE;

import java.util.Arrays;

/** Adds the stretches that are words, or words that follow each other, where a document has them. For one thread. */
// Arrays because it is the hot path.
final class WordStretches {
    private final Reading reading;
    private final StretchLists lists;
    private final Nearness nearness;
    private final Presence presence;
    private int[] code = {};
    private int[] positions = {};
    private int[] previous = {};

    WordStretches(Reading reading, StretchLists lists, Nearness nearness, Presence presence) {
        this.reading = reading;
        this.lists = lists;
        this.nearness = nearness;
        this.presence = presence;
    }

    /** Looks at what is asked of a field from now on. */
    void begin(FieldReading field, int[] written) {
        code = written;
        positions = field.positions();
        previous = field.previous();
    }

    /** Adds the places of a word; of a pattern each place once, for it may have been several words. */
    void addWord(int word) {
        if (!presence.isWord(word)) {
            return;
        }
        int start = lists.top();
        int count = 0;
        int last = reading.lastToken(word >>> 1);
        for (int token = last; token >= 0; token = previous[token]) {
            count++;
        }
        lists.reserve(StretchLists.STRIDE * count);
        int[] values = lists.values();
        int at = start + count;
        for (int token = last; token >= 0; token = previous[token]) {
            values[--at] = positions[token];
        }
        lists.endPositions(start, count, (word & 1) != 0, StretchLists.SINGLE);
    }

    /**
     * Adds the places of a phrase.
     *
     * @param one whether it suffices to know that there is one: then no list is added
     */
    boolean addPhrase(int part, boolean one) {
        if (!presence.allWords(part + HEAD)) {
            return false;
        }
        int top = lists.top();
        int before = lists.count();
        int at = part + HEAD + 1;
        for (int left = code[part + HEAD]; left > 0; left--, at++) {
            addWord(code[at]);
        }
        nearness.begin();
        for (int list = before; list < lists.count(); list++) {
            nearness.take(list);
        }
        int from = lists.top();
        boolean found = nearness.block(Integer.MAX_VALUE, one);
        if (one) {
            lists.truncate(top, before);
        } else {
            lists.replace(before, from, code[part] & SINGLE);
        }
        return found;
    }

    /** Adds the places of all words of an {@link dev.weir.matcher.leaf.StretchCode#OR}, each place once. */
    void addWords(int part, int flags) {
        int start = lists.top();
        int count = 0;
        for (int at = part + HEAD + 1, end = at + code[part + HEAD]; at < end; at++) {
            if (presence.isWord(code[at])) {
                int token = reading.lastToken(code[at] >>> 1);
                for (; token >= 0; token = previous[token]) {
                    lists.reserve(count + 1);
                    lists.values()[start + count++] = positions[token];
                }
            }
        }
        if (count > 0) {
            Arrays.sort(lists.values(), start, start + count);
            lists.endPositions(start, count, true, flags);
        }
    }
}
