package dev.weir.server.delivery;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has looked at all there is of a feed and waits for more. Everything but the constants is
 * {@link HeadWatch}'s.
 */
final class Waiter {
    /** What a waiter has been told while it waited. */
    record Passed(long position, OptionalLong watermarkMs) {}

    private final Runnable wake;
    private final @Nullable Selection selection;
    private final long from;

    boolean waiting;
    long since;
    /** What is at or before this position it needs not look at, for nothing there is selected. */
    Passed passed;

    /**
     * Somebody who is woken once.
     *
     * @param wake must not wait
     * @param selection what of is waited for; null to be woken only because the log has grown
     * @param from the first position that has not been looked at
     */
    Waiter(Runnable wake, @Nullable Selection selection, long from) {
        this.wake = wake;
        this.selection = selection;
        this.from = from;
        this.passed = new Passed(from - 1, OptionalLong.empty());
    }

    void wake() {
        wake.run();
    }

    @Nullable
    Selection selection() {
        return selection;
    }

    long from() {
        return from;
    }
}
