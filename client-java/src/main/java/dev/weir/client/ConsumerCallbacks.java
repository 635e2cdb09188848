package dev.weir.client;

import com.google.protobuf.Timestamp;
import dev.weir.v1.Notification;
import dev.weir.v1.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What the user of a consumer gave to be called; it is called on the consumer's own thread only. */
record ConsumerCallbacks(
        Work work,
        java.util.function.Consumer<ConsumerProgress> onProgress,
        Runnable onCaughtUp,
        Runnable onFellBehind,
        LongConsumer onSkipped) {
    /** The handler, with the policy for when it throws. */
    interface Work {
        void handle(Delivery delivery) throws Stop;
    }

    /** The handler threw, and the policy was to stop. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        private Stop(Exception cause) {
            super(cause);
        }
    }

    /** Calls the handler for each notification by itself. */
    static Work each(NotificationHandler handler, HandlerFailurePolicy policy) {
        return delivery -> {
            for (Notification notification : delivery.notifications()) {
                guarded(() -> handler.handle(notification), List.of(notification), policy);
            }
        };
    }

    /** Calls the handler for what arrived together. */
    static Work batches(BatchHandler handler, HandlerFailurePolicy policy) {
        return delivery -> guarded(() -> handler.handle(delivery), delivery.notifications(), policy);
    }

    void handle(Delivery delivery) throws Stop {
        work.handle(delivery);
    }

    void progress(Progress progress) {
        Timestamp time = progress.getWatermark();
        onProgress.accept(new ConsumerProgress(
                progress.getToken(),
                progress.getHeadPosition(),
                progress.hasWatermark()
                        ? Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                        : Optional.empty()));
    }

    void caughtUp() {
        onCaughtUp.run();
    }

    void fellBehind() {
        onFellBehind.run();
    }

    void skipped(long notifications) {
        if (notifications > 0) {
            onSkipped.accept(notifications);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    // Whatever the handler throws is for the policy to judge.
    private static void guarded(Action action, List<Notification> notifications, HandlerFailurePolicy policy)
            throws Stop {
        try {
            action.run();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (policy.decide(notifications, e) == HandlerFailurePolicy.Decision.STOP) {
                throw new Stop(e);
            }
        }
    }
}
