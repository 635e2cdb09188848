package dev.weir.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the handler has come, and when that is acknowledged: after a number of notifications, or a time after the
 * first of them, whichever is earlier. Where acknowledging is the caller's it only knows how far. For any thread.
 */
final class HandledAcks {
    private final Timing timing;
    private final boolean auto;
    private final int every;
    private final Duration interval;
    private final java.util.function.Consumer<String> acknowledge;

    private String token = "";
    private long notificationsSinceAck;
    private @Nullable Runnable timer;

    /** {@code acknowledge} is called with this object's lock held, and must not wait. */
    HandledAcks(
            Timing timing,
            boolean auto,
            int every,
            Duration interval,
            java.util.function.Consumer<String> acknowledge) {
        this.timing = timing;
        this.auto = auto;
        this.every = every;
        this.interval = interval;
        this.acknowledge = acknowledge;
    }

    /** Stands behind everything handled; empty before the first. */
    synchronized String token() {
        return token;
    }

    /** The handler is done with everything up to a token, and with so many notifications more than before. */
    synchronized void handled(String upTo, int notifications) {
        token = upTo;
        notificationsSinceAck += notifications;
        if (!auto) {
            return;
        }
        if (notificationsSinceAck >= every) {
            acknowledgeNow();
        } else if (timer == null) {
            timer = timing.schedule(this::acknowledgeNow, interval);
        }
    }

    /** Nothing more will be handled: acknowledges what is left, unless that is the caller's. */
    void finish() {
        if (auto) {
            acknowledgeNow();
        }
    }

    private synchronized void acknowledgeNow() {
        if (timer != null) {
            timer.run();
            timer = null;
        }
        notificationsSinceAck = 0;
        if (!token.isEmpty()) {
            acknowledge.accept(token);
        }
    }
}
