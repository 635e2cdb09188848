package dev.weir.matcher.lucene;

import java.util.BitSet;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Transition;

/**
 * Follows values through an automaton in which they may be in many states at once (Thompson, Regular expression search
 * algorithm, 1968). Each character of a value costs at most the number of transitions; memory is two sets of states.
 * For one thread.
 */
final class ManyStates {
    private final Automaton automaton;
    private final Transition transition = new Transition();
    private BitSet states = new BitSet();
    private BitSet next = new BitSet();

    /** Of an automaton over characters. */
    ManyStates(Automaton automaton) {
        this.automaton = automaton;
    }

    /** Whether the automaton accepts a value as a whole. */
    boolean accept(BytesRef value) {
        String text = value.utf8ToString();
        states.clear();
        if (automaton.getNumStates() > 0) {
            states.set(0);
        }
        for (int at = 0; at < text.length() && !states.isEmpty(); at += Character.charCount(text.codePointAt(at))) {
            follow(text.codePointAt(at));
        }
        return states.intersects(automaton.getAcceptStates());
    }

    private void follow(int character) {
        next.clear();
        for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
            for (int left = automaton.initTransition(state, transition); left > 0; left--) {
                automaton.getNextTransition(transition);
                if (transition.min <= character && character <= transition.max) {
                    next.set(transition.dest);
                }
            }
        }
        BitSet before = states;
        states = next;
        next = before;
    }
}
