package dev.weir.server.delivery;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.LogPlaces;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One pull, on its caller's thread. */
final class Pull {
    private static final int NOTIFICATIONS_DEFAULT = 100;
    private static final int NOTIFICATIONS_MAX = 256;
    /** So many steps find nothing before a pull that does not wait says how far it has come. */
    private static final int STEPS_MAX = 256;

    private final FeedDelivery feed;
    private final Source source;
    private final DeliveryConfig config;
    private final int notificationsMax;
    private final long deadlineNanos;
    private final BooleanSupplier stopping;
    private Cursor cursor;
    private boolean live;

    /**
     * Checks a pull.
     *
     * @param stopping whether nothing is to be waited for any more
     * @throws WeirException when something in the request is wrong
     */
    Pull(
            FeedDelivery feed,
            StandingSubscription subscription,
            PullNotificationsRequest request,
            DeliveryConfig config,
            BooleanSupplier stopping) {
        this.feed = feed;
        this.source = new Source.OfSubscription(subscription);
        this.config = config;
        this.stopping = stopping;
        this.notificationsMax = notificationsMax(request.getMaxNotifications());
        this.deadlineNanos = System.nanoTime() + waitNanos(request.getWait());
        this.cursor = request.getAfterToken().isEmpty()
                ? subscription.acknowledged()
                : Token.read(
                        request.getAfterToken(), source.scope(), feed.feed().head(), "after_token");
        LogPlaces.requireKept(
                feed.feed(),
                cursor.position(),
                request.getAfterToken().isEmpty() ? "" : "after_token",
                request.getAfterToken().isEmpty() ? "the stored cursor of the subscription" : "the token");
    }

    private static int notificationsMax(int asked) {
        if (asked < 0 || asked > NOTIFICATIONS_MAX) {
            throw WeirException.invalid(
                    "max_notifications",
                    "is " + asked + ": from 1 to " + NOTIFICATIONS_MAX + ", or 0 for " + NOTIFICATIONS_DEFAULT);
        }
        return asked == 0 ? NOTIFICATIONS_DEFAULT : asked;
    }

    private long waitNanos(Duration wait) {
        if (!Durations.isValid(wait)
                || Durations.isNegative(wait)
                || Durations.compare(wait, Durations.fromMillis(config.pullWaitMsMax())) > 0) {
            throw WeirException.invalid(
                    "wait",
                    "is " + wait.getSeconds() + " s and " + wait.getNanos() + " ns: from 0 to " + config.pullWaitMsMax()
                            + " ms (limit delivery.pull_wait_ms_max)");
        }
        return Durations.toNanos(wait);
    }

    PullNotificationsResponse run(PullWait wait) {
        feed.pulls().add(wait);
        long skipped = 0;
        try {
            for (int steps = 0; ; ) {
                source.check();
                long head = feed.feed().head();
                if (cursor.position() <= head) {
                    Reading reading = feed.reader()
                            .read(
                                    source.choices(),
                                    cursor,
                                    head,
                                    Bounds.of(notificationsMax, config.batchBytesMax(), Long.MAX_VALUE));
                    cursor = reading.next();
                    skipped += reading.skipped();
                    if (!reading.notifications().isEmpty() || (++steps >= STEPS_MAX && isTimeUp(wait))) {
                        return response(reading.notifications(), skipped);
                    }
                } else if (isTimeUp(wait)) {
                    return response(List.of(), skipped);
                } else {
                    park(wait);
                }
            }
        } finally {
            feed.pulls().remove(wait);
            if (live) {
                feed.watch().leaveLive();
            }
        }
    }

    private boolean isTimeUp(PullWait wait) {
        return wait.isCancelled() || stopping.getAsBoolean() || System.nanoTime() - deadlineNanos >= 0;
    }

    private void park(PullWait wait) {
        if (!live) {
            live = true;
            feed.watch().goLive(cursor.position());
        }
        Choices choices = source.choices();
        Waiter waiter = new Waiter(wait.waker(), choices.selection(), cursor.position());
        if (!feed.watch().enter(waiter)) {
            return;
        }
        if (!feed.isDeleted()) {
            wait.await(deadlineNanos - System.nanoTime());
        }
        Waiter.Passed passed = feed.watch().leave(waiter);
        if (passed.position() >= cursor.position() && source.choices().equals(choices)) {
            cursor = Cursor.behind(passed.position());
        }
    }

    private PullNotificationsResponse response(List<EncodedNotification> notifications, long skipped) {
        return PullNotificationsResponse.newBuilder()
                .addAllNotifications(
                        notifications.stream().map(EncodedNotification::message).toList())
                .setSkipped(skipped)
                .setToken(new Token(source.scope(), cursor).encode())
                .setHeadPosition(feed.feed().head())
                .build();
    }
}
