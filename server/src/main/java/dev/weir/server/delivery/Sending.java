package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.contract.Times;
import dev.weir.server.store.DocumentHits;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.Started;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pump that reads and sends: where the stream stands in the log, and what the client has been told of
 * that. For the pump's steps, which come one at a time.
 */
final class Sending implements AutoCloseable {
    /** What a step leaves. */
    enum Next {
        MORE,
        /** Nothing to do until something wakes the pump, which is seen to. */
        WAIT,
        DONE
    }

    private final PumpPlan plan;
    private final Outlet outlet;
    private final Credits credits;
    private final DeliveryConfig config;
    private final ProgressPacer pacer;
    private final Runnable wake;

    private Cursor cursor = Cursor.before(1);
    /** The newest token that the client has. */
    private Cursor told = cursor;

    private Cursor sentUpTo = cursor;
    private OptionalLong watermarkMs = OptionalLong.empty();
    private boolean caughtUpDue = true;
    /** The choices under which the next notification is known to wait for credit. */
    private @Nullable Choices starvedUnder;

    Sending(PumpPlan plan, Outlet outlet, Credits credits, DeliveryConfig config, ProgressPacer pacer, Runnable wake) {
        this.plan = plan;
        this.outlet = outlet;
        this.credits = credits;
        this.config = config;
        this.pacer = pacer;
        this.wake = wake;
    }

    void begin() {
        cursor = plan.start().get();
        told = cursor;
        sentUpTo = cursor;
        if (plan.isConsumer()) {
            outlet.started(Started.newBuilder()
                    .setEffectivePosition(cursor.position())
                    .setToken(plan.token(cursor))
                    .build());
        }
    }

    /** Behind the last notification that was sent. */
    Cursor sentUpTo() {
        return sentUpTo;
    }

    /** Reads a little and sends at most one batch. */
    Next step() {
        Credits.Left left = credits.left();
        if (plan.isLimited() && left.notifications() == 0) {
            return Next.DONE;
        }
        long end = Math.min(plan.end(), plan.feed().feed().head());
        if (cursor.position() > end) {
            return atEnd();
        }
        Choices choices = plan.source().choices();
        if (choices.equals(starvedUnder) && !left.any()) {
            tellProgress();
            return Next.WAIT;
        }
        Reading reading = plan.feed().reader().read(choices, cursor, end, bounds(left));
        return reading.notifications().isEmpty() ? pass(reading, choices) : send(reading, choices, left);
    }

    private Bounds bounds(Credits.Left left) {
        int notifications = left.any() ? (int) Math.min(left.notifications(), config.batchNotificationsMax()) : 0;
        return Bounds.of(notifications, config.batchBytesMax(), left.bytes());
    }

    private Next send(Reading reading, Choices choices, Credits.Left left) {
        NotificationBatch batch = NotificationBatch.newBuilder()
                .addAllNotifications(reading.notifications())
                .setToken(plan.token(reading.next()))
                .build();
        boolean sent = plan.source().sendIf(choices, () -> {
            outlet.notifications(batch);
            return true;
        });
        if (sent) {
            credits.spend(left, reading.notifications().size(), reading.bytes());
            moveTo(reading);
            told = cursor;
            sentUpTo = cursor;
            caughtUpDue = true;
        }
        return Next.MORE;
    }

    private Next pass(Reading reading, Choices choices) {
        if (!plan.source().sendIf(choices, () -> true)) {
            return Next.MORE;
        }
        moveTo(reading);
        tellProgress();
        if (reading.stop() == Reading.Stop.FULL) {
            starvedUnder = choices;
            return Next.WAIT;
        }
        return Next.MORE;
    }

    private void moveTo(Reading reading) {
        cursor = reading.next();
        starvedUnder = null;
        if (reading.watermarkMs().isPresent()) {
            watermarkMs = reading.watermarkMs();
        }
    }

    private Next atEnd() {
        if (plan.isBounded()) {
            outlet.progress(progress());
            return Next.DONE;
        }
        if (caughtUpDue) {
            outlet.caughtUp(CaughtUp.newBuilder().setToken(plan.token(cursor)).build());
            told = cursor;
            caughtUpDue = false;
        }
        tellProgress();
        plan.feed().signal().add(wake);
        return plan.feed().feed().head() >= cursor.position() ? Next.MORE : Next.WAIT;
    }

    private void tellProgress() {
        if (!cursor.equals(told) && pacer.mayTell()) {
            outlet.progress(progress());
            told = cursor;
        }
    }

    private Progress progress() {
        Progress.Builder progress = Progress.newBuilder()
                .setToken(plan.token(cursor))
                .setHeadPosition(plan.feed().feed().head());
        if (watermarkMs.isEmpty()) {
            long last = cursor.uid() == 0 ? cursor.position() - 1 : cursor.position();
            Optional<DocumentHits> hits = plan.feed().feed().store().newestHits(last);
            watermarkMs = hits.isPresent() ? OptionalLong.of(hits.get().watermarkMs()) : OptionalLong.empty();
        }
        watermarkMs.ifPresent(ms -> progress.setWatermark(Times.timestamp(ms)));
        return progress.build();
    }

    /** Stops everything that could wake the pump later. */
    @Override
    public void close() {
        plan.feed().signal().remove(wake);
        pacer.cancel();
    }
}
