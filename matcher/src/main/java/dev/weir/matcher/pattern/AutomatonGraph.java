package dev.weir.matcher.pattern;

import java.util.Arrays;
import java.util.BitSet;

/** A {@link ByteAutomaton} taken apart, so that one can walk it both ways. States are numbered from 0, the start. */
final class AutomatonGraph {
    final int states;
    final boolean[] accepting;
    /** The edges out of state s: from {@code firstOut[s]} to {@code firstOut[s + 1]}, in the order of their bytes. */
    final int[] firstOut;

    final int[] target;
    final int[] source;
    /** An edge is taken for bytes from {@code low} to {@code high}. */
    final int[] low;

    final int[] high;
    /** The edges into state s: those named from {@code firstIn[s]} to {@code firstIn[s + 1]} in {@link #in}. */
    final int[] firstIn;

    final int[] in;

    AutomatonGraph(byte[] code, int from, int to) {
        int[] offsets = offsets(code, from, to);
        states = offsets.length;
        accepting = new boolean[states];
        firstOut = new int[states + 1];
        int most = (to - from - 2 * states) / 3;
        target = new int[most];
        source = new int[most];
        low = new int[most];
        high = new int[most];
        int edges = 0;
        for (int state = 0; state < states; state++) {
            int offset = offsets[state];
            accepting[state] = ByteAutomaton.isAccepting(code, from, offset);
            int next = 0;
            for (int range = 0; range < ByteAutomaton.rangeCount(code, from, offset); range++) {
                int leads = ByteAutomaton.target(code, from, offset, range);
                int end = ByteAutomaton.rangeEnd(code, from, offset, range);
                if (leads != ByteAutomaton.DEAD) {
                    target[edges] = Arrays.binarySearch(offsets, leads);
                    source[edges] = state;
                    low[edges] = next;
                    high[edges] = end;
                    edges++;
                }
                next = end + 1;
            }
            firstOut[state + 1] = edges;
        }
        firstIn = new int[states + 1];
        in = new int[edges];
        invert(edges);
    }

    private static int[] offsets(byte[] code, int from, int to) {
        int[] offsets = new int[16];
        int count = 0;
        int offset = 0;
        while (from + offset < to) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            offsets[count++] = offset;
            offset += 2 + 3 * ByteAutomaton.rangeCount(code, from, offset);
        }
        return Arrays.copyOf(offsets, count);
    }

    private void invert(int edges) {
        for (int edge = 0; edge < edges; edge++) {
            firstIn[target[edge] + 1]++;
        }
        for (int state = 0; state < states; state++) {
            firstIn[state + 1] += firstIn[state];
        }
        int[] free = firstIn.clone();
        for (int edge = 0; edge < edges; edge++) {
            in[free[target[edge]]++] = edge;
        }
    }

    /** The states that can be reached without entering some others, of which the start is none. */
    BitSet reachableOutside(BitSet others) {
        BitSet reached = new BitSet();
        int[] queue = new int[states];
        int count = 1;
        reached.set(0);
        for (int i = 0; i < count; i++) {
            for (int edge = firstOut[queue[i]]; edge < firstOut[queue[i] + 1]; edge++) {
                int next = target[edge];
                if (!reached.get(next) && !others.get(next)) {
                    reached.set(next);
                    queue[count++] = next;
                }
            }
        }
        return reached;
    }

    boolean acceptsNothing() {
        for (boolean accepts : accepting) {
            if (accepts) {
                return false;
            }
        }
        return true;
    }
}
