package dev.weir.matcher.pattern;

import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Makes a {@link ByteAutomaton} of Lucene's, with as few states as can be and in an order that depends on nothing else.
 */
final class AutomatonWriter {
    /** Larger automata are left to Lucene. */
    private static final int MAX_STATES = 4_096;

    private static final int NONE = -1;

    private AutomatonWriter() {}

    /** Empty if there are too many states or bytes. */
    static Optional<BytesRef> write(ByteRunAutomaton automaton) {
        int states = automaton.getSize();
        if (states > MAX_STATES) {
            return Optional.empty();
        }
        int[] starts = Arrays.stream(automaton.getCharIntervals())
                .filter(start -> start <= 0xFF)
                .toArray();
        int symbols = starts.length;
        int[] next = new int[states * symbols];
        boolean[] accepting = new boolean[states];
        for (int state = 0; state < states; state++) {
            accepting[state] = automaton.isAccept(state);
            for (int symbol = 0; symbol < symbols; symbol++) {
                next[state * symbols + symbol] = automaton.step(state, starts[symbol]);
            }
        }
        int[] block = Minimization.blocks(next, accepting, symbols);
        return new Layout(next, accepting, starts, block).write();
    }

    /** The blocks of equal states on their way to bytes. */
    private static final class Layout {
        private final int[] next;
        private final boolean[] accepting;
        private final int[] starts;
        private final int[] block;
        private final int[] order;
        /** Of each block, of which there may be one more than states: that of the dead. */
        private final int[] offset;

        private int count;
        private int size;

        /** @param block of each state, {@link #NONE} for those from which nothing is accepted */
        Layout(int[] next, boolean[] accepting, int[] starts, int[] block) {
            this.next = next;
            this.accepting = accepting;
            this.starts = starts;
            this.block = block;
            order = new int[accepting.length];
            offset = new int[accepting.length + 1];
            Arrays.fill(offset, NONE);
        }

        /** States are numbered breadth first from the start, by one member of each block. */
        Optional<BytesRef> write() {
            if (block[0] == NONE) {
                return Optional.of(ByteAutomaton.nothing());
            }
            place(0);
            for (int i = 0; i < count; i++) {
                for (int symbol = 0; symbol < starts.length; symbol++) {
                    int target = target(order[i], symbol);
                    if (target != NONE && offset[block[target]] == NONE) {
                        place(target);
                    }
                }
            }
            if (size > ByteAutomaton.MAX_BYTES) {
                return Optional.empty();
            }
            byte[] code = new byte[size];
            for (int i = 0; i < count; i++) {
                write(order[i], code);
            }
            return Optional.of(new BytesRef(code));
        }

        private void place(int state) {
            order[count++] = state;
            offset[block[state]] = size;
            size += 2 + 3 * ranges(state);
        }

        private int ranges(int state) {
            int ranges = 1;
            for (int symbol = 1; symbol < starts.length; symbol++) {
                if (!sameTarget(state, symbol - 1, symbol)) {
                    ranges++;
                }
            }
            return ranges;
        }

        private void write(int state, byte[] code) {
            int at = offset[block[state]];
            int ranges = ranges(state);
            code[at] = (byte) (accepting[state] ? 1 : 0);
            code[at + 1] = (byte) (ranges - 1);
            int range = 0;
            for (int symbol = 0; symbol < starts.length; symbol++) {
                boolean last = symbol == starts.length - 1;
                if (last || !sameTarget(state, symbol, symbol + 1)) {
                    int target = target(state, symbol);
                    int to = target == NONE ? ByteAutomaton.DEAD : offset[block[target]];
                    code[at + 2 + range] = (byte) (last ? 0xFF : starts[symbol + 1] - 1);
                    code[at + 2 + ranges + 2 * range] = (byte) (to >>> 8);
                    code[at + 3 + ranges + 2 * range] = (byte) to;
                    range++;
                }
            }
        }

        private boolean sameTarget(int state, int symbol, int other) {
            int a = target(state, symbol);
            int b = target(state, other);
            return a == b || (a != NONE && b != NONE && block[a] == block[b]);
        }

        /** A state from which something is accepted, or none. */
        private int target(int state, int symbol) {
            int target = next[state * starts.length + symbol];
            return target == NONE || block[target] == NONE ? NONE : target;
        }
    }
}
