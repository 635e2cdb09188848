package dev.weir.matcher.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which states of a deterministic automaton accept the same, by Hopcroft's algorithm: An n log n Algorithm for
 * Minimizing States in a Finite Automaton (1971). Blocks of states are split by whether they lead into another block,
 * and of two halves only the smaller one has to split others.
 */
final class Minimization {
    private static final int NONE = -1;

    private final int symbols;
    private final int states;
    /** The states that lead to state t by symbol s: {@code sources} from {@code first[s * (states + 1) + t]} on. */
    private final int[] first;

    private final int[] sources;
    /** All states, those of a block together; block b is from {@code from[b]} to {@code to[b]}. */
    private final int[] elements;

    private final int[] place;
    private final int[] block;
    private final int[] from;
    private final int[] to;
    /** So many states at the front of a block are marked. */
    private final int[] marked;

    private int blocks;
    private final Deque<Integer> touched = new ArrayDeque<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final boolean[] isWaiting;

    /** The last state stands for all that was {@link #NONE}. */
    private Minimization(int[] next, boolean[] accepting, int symbols) {
        this.symbols = symbols;
        states = accepting.length + 1;
        first = new int[symbols * (states + 1)];
        sources = new int[symbols * states];
        elements = new int[states];
        place = new int[states];
        block = new int[states];
        from = new int[states];
        to = new int[states];
        marked = new int[states];
        isWaiting = new boolean[states];
        invert(next);
        for (int state = 0; state < states; state++) {
            elements[state] = state;
            place[state] = state;
        }
        to[0] = states;
        blocks = 1;
        for (int state = 0; state < accepting.length; state++) {
            if (accepting[state]) {
                mark(state);
            }
        }
    }

    /**
     * The block of each state; {@code -1} for those from which nothing is accepted.
     *
     * @param next the state after a state and a symbol, at {@code state * symbols + symbol}; -1 if there is none
     */
    static int[] blocks(int[] next, boolean[] accepting, int symbols) {
        Minimization minimization = new Minimization(next, accepting, symbols);
        minimization.refine();
        int dead = minimization.block[accepting.length];
        int[] result = new int[accepting.length];
        for (int state = 0; state < result.length; state++) {
            int block = minimization.block[state];
            result[state] = block == dead ? NONE : block;
        }
        return result;
    }

    private void invert(int[] next) {
        int sink = states - 1;
        for (int symbol = 0; symbol < symbols; symbol++) {
            int base = symbol * (states + 1);
            for (int state = 0; state < states; state++) {
                first[base + target(next, state, symbol, sink) + 1]++;
            }
            first[base] = symbol * states;
            for (int state = 0; state < states; state++) {
                first[base + state + 1] += first[base + state];
            }
            int[] free = new int[states];
            for (int state = 0; state < states; state++) {
                int target = target(next, state, symbol, sink);
                sources[first[base + target] + free[target]++] = state;
            }
        }
    }

    private int target(int[] next, int state, int symbol, int sink) {
        int target = state == sink ? NONE : next[state * symbols + symbol];
        return target == NONE ? sink : target;
    }

    private void refine() {
        waiting.add(0);
        isWaiting[0] = true;
        split();
        while (!waiting.isEmpty()) {
            int splitter = waiting.remove();
            isWaiting[splitter] = false;
            int[] members = new int[to[splitter] - from[splitter]];
            System.arraycopy(elements, from[splitter], members, 0, members.length);
            for (int symbol = 0; symbol < symbols; symbol++) {
                int base = symbol * (states + 1);
                for (int member : members) {
                    for (int i = first[base + member]; i < first[base + member + 1]; i++) {
                        mark(sources[i]);
                    }
                }
                split();
            }
        }
    }

    private void mark(int state) {
        int b = block[state];
        int front = from[b] + marked[b];
        int at = place[state];
        if (at < front) {
            return;
        }
        int other = elements[front];
        elements[at] = other;
        place[other] = at;
        elements[front] = state;
        place[state] = front;
        if (marked[b]++ == 0) {
            touched.add(b);
        }
    }

    /** Makes a block of its own of the marked states of each block, where others are left. */
    private void split() {
        while (!touched.isEmpty()) {
            int b = touched.remove();
            int count = marked[b];
            marked[b] = 0;
            if (count == to[b] - from[b]) {
                continue;
            }
            int fresh = blocks++;
            from[fresh] = from[b];
            to[fresh] = from[b] + count;
            from[b] = to[fresh];
            for (int i = from[fresh]; i < to[fresh]; i++) {
                block[elements[i]] = fresh;
            }
            int smaller = count <= to[b] - from[b] ? fresh : b;
            int added = isWaiting[b] ? fresh : smaller;
            isWaiting[added] = true;
            waiting.add(added);
        }
    }
}
