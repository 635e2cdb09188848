package dev.weir.load.faults.history;

import java.util.List;

/** Something is not as promised; the message tells what, and the smallest part of the history that shows it. */
public final class BrokenPromise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, and lines of history. */
    public BrokenPromise(String what, List<String> history) {
        super(text(what, history));
    }

    /** As the other, because of something else. */
    public BrokenPromise(String what, List<String> history, Throwable cause) {
        super(text(what, history), cause);
    }

    private static String text(String what, List<String> history) {
        return history.isEmpty() ? what : what + "\n    " + String.join("\n    ", history);
    }
}
