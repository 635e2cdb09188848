package dev.weir.client;

import dev.weir.v1.Notification;
import java.util.List;

/** Decides what happens when a handler throws. */
@FunctionalInterface
public interface HandlerFailurePolicy {
    /** Always stops. */
    HandlerFailurePolicy STOP = (notifications, failure) -> Decision.STOP;

    /** What happens. */
    enum Decision {
        /** The consumer stops; the notifications, and those behind them, come again to the next consumer. */
        STOP,
        /** The consumer goes on behind the notifications, as if they had been handled. */
        SKIP
    }

    /**
     * Decides; called on the handler's thread.
     *
     * @param notifications what the handler was given
     * @param failure what it threw
     */
    Decision decide(List<Notification> notifications, Exception failure);
}
