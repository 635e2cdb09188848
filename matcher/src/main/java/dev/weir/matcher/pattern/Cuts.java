package dev.weir.matcher.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Sets of states that every accepted term comes through: the accepting states together, and each single state without
 * which none of them can be reached. The start is in none of the sets.
 */
final class Cuts {
    private static final int NONE = -1;

    private Cuts() {}

    /** None if the empty term is accepted, or no term. */
    static List<BitSet> of(AutomatonGraph graph) {
        List<BitSet> cuts = new ArrayList<>();
        if (graph.accepting[0] || graph.acceptsNothing()) {
            return cuts;
        }
        BitSet accepting = new BitSet();
        for (int state = 0; state < graph.states; state++) {
            accepting.set(state, graph.accepting[state]);
        }
        cuts.add(accepting);
        for (int state : unavoidable(graph)) {
            BitSet one = new BitSet();
            one.set(state);
            if (!one.equals(accepting)) {
                cuts.add(one);
            }
        }
        return cuts;
    }

    /**
     * Only the states of one accepted path can be unavoidable. One of them is, if no way leads past it from those
     * before: from the path's states in turn everything is visited that lies off the path, keeping the furthest place
     * of the path to which it returns.
     */
    private static List<Integer> unavoidable(AutomatonGraph graph) {
        int[] path = path(graph);
        int[] place = new int[graph.states];
        Arrays.fill(place, NONE);
        for (int i = 0; i < path.length; i++) {
            place[path[i]] = i;
        }
        List<Integer> states = new ArrayList<>();
        boolean[] visited = new boolean[graph.states];
        int[] stack = new int[graph.states];
        int furthest = 0;
        for (int i = 0; i < path.length && furthest < path.length; i++) {
            if (i > 0 && furthest == i) {
                states.add(path[i]);
            }
            int size = 0;
            stack[size++] = path[i];
            while (size > 0) {
                int state = stack[--size];
                // A path that ends elsewhere passes by all that is left of this one.
                if (graph.accepting[state]) {
                    furthest = path.length;
                }
                for (int edge = graph.firstOut[state]; edge < graph.firstOut[state + 1]; edge++) {
                    int next = graph.target[edge];
                    if (place[next] != NONE) {
                        furthest = Math.max(furthest, place[next]);
                    } else if (!visited[next]) {
                        visited[next] = true;
                        stack[size++] = next;
                    }
                }
            }
        }
        return states;
    }

    /** The states of a shortest accepted term. */
    private static int[] path(AutomatonGraph graph) {
        int[] before = new int[graph.states];
        Arrays.fill(before, NONE);
        int[] queue = new int[graph.states];
        int count = 1;
        before[0] = 0;
        int end = 0;
        for (int i = 0; i < count && !graph.accepting[end]; i++) {
            int state = queue[i];
            for (int edge = graph.firstOut[state]; edge < graph.firstOut[state + 1]; edge++) {
                int next = graph.target[edge];
                if (before[next] == NONE) {
                    before[next] = state;
                    queue[count++] = next;
                    if (graph.accepting[next] && !graph.accepting[end]) {
                        end = next;
                    }
                }
            }
        }
        int length = 1;
        for (int state = end; state != 0; state = before[state]) {
            length++;
        }
        int[] path = new int[length];
        for (int state = end; length > 0; state = before[state]) {
            path[--length] = state;
        }
        return path;
    }
}
