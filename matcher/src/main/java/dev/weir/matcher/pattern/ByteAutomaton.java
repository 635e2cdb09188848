package dev.weir.matcher.pattern;

import org.apache.lucene.util.BytesRef;

/**
 * A deterministic automaton over bytes, in a few bytes per transition: Lucene's own tables take kilobytes for the
 * smallest expression.
 *
 * <p>The states lie one after the other, the first is the start. A state is a byte that says whether it accepts, a byte
 * with its number of ranges less one, for each range its last byte value, ascending up to 255, and for each range the
 * offset of the next state as two bytes, 0xFFFF if there is none.
 */
final class ByteAutomaton {
    /** The offset that says that no term that got here is accepted. */
    static final int DEAD = 0xFFFF;

    /** An automaton has at most so many bytes, so that every offset but {@link #DEAD} can be told in two. */
    static final int MAX_BYTES = DEAD;

    /** Accepts no term. */
    static BytesRef nothing() {
        return new BytesRef(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
    }

    private ByteAutomaton() {}

    /** Whether the automaton that begins at {@code base} accepts the term that is being probed. */
    static boolean accepts(byte[] code, int base, Probe term) {
        byte[] bytes = term.bytes;
        int state = 0;
        for (int i = term.from; i < term.to; i++) {
            state = step(code, base, state, bytes[i] & 0xFF);
            if (state == DEAD) {
                return false;
            }
        }
        return isAccepting(code, base, state);
    }

    static boolean isAccepting(byte[] code, int base, int state) {
        return code[base + state] != 0;
    }

    static int rangeCount(byte[] code, int base, int state) {
        return (code[base + state + 1] & 0xFF) + 1;
    }

    /** The last byte value of a range, from 0 to 255. */
    static int rangeEnd(byte[] code, int base, int state, int range) {
        return code[base + state + 2 + range] & 0xFF;
    }

    /** The state to which a range leads, or {@link #DEAD}. */
    static int target(byte[] code, int base, int state, int range) {
        int at = base + state + 2 + rangeCount(code, base, state) + 2 * range;
        return (code[at] & 0xFF) << 8 | (code[at + 1] & 0xFF);
    }

    private static int step(byte[] code, int base, int state, int value) {
        int ends = base + state + 2;
        int range = 0;
        // The last range ends at 255, so this ends.
        while ((code[ends + range] & 0xFF) < value) {
            range++;
        }
        return target(code, base, state, range);
    }
}
