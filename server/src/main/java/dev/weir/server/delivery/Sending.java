package dev.weir.server.delivery;

import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.contract.Times;
import dev.weir.server.store.DocumentHits;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.FellBehind;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.Started;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pump that reads and sends: where the stream stands in the log, and what the client has been told of
 * that. For the pump's steps, which come one at a time; {@link #isLive} is for any thread.
 *
 * <p>A stream without an end is live from where it has everything to where what it needs next is no longer in memory. A
 * live one waits at the feed's {@link HeadWatch}; the others read the store, with the same code.
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
    private volatile boolean live;
    private boolean caughtUpDue = true;
    /** What was skipped since a message told so. */
    private long skipped;

    private @Nullable Waiter waiter;
    private @Nullable Choices waitingUnder;
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

    /** Whether it has everything but the newest. */
    boolean isLive() {
        return live;
    }

    /** Reads a little and sends at most one message. */
    Next step() {
        waitNoLonger();
        Credits.Left left = credits.left();
        if (plan.isLimited() && left.notifications() == 0) {
            return Next.DONE;
        }
        long end = Math.min(plan.end(), plan.feed().feed().head());
        if (cursor.position() > end) {
            return atEnd();
        }
        if (live && !watch().recent().covers(cursor.position())) {
            tellFallenBehind();
            return Next.MORE;
        }
        Choices choices = plan.source().choices();
        if (choices.equals(starvedUnder) && !left.any()) {
            tellProgress();
            return starve();
        }
        if (live && cursor.position() > watch().recent().upTo()) {
            return await(choices);
        }
        Reading reading = plan.feed().reader().read(choices, cursor, end, bounds(left));
        return reading.notifications().isEmpty() ? pass(reading, choices) : send(reading, choices, left);
    }

    private Bounds bounds(Credits.Left left) {
        int notifications = left.any() ? (int) Math.min(left.notifications(), config.batchNotificationsMax()) : 0;
        return Bounds.of(notifications, config.batchBytesMax(), left.bytes());
    }

    private Next send(Reading reading, Choices choices, Credits.Left left) {
        EncodedBatch batch = new EncodedBatch(
                reading.notifications(),
                NotificationBatch.newBuilder()
                        .setToken(plan.token(reading.next()))
                        .setSkipped(skipped + reading.skipped())
                        .build());
        boolean sent = plan.source().sendIf(choices, () -> {
            outlet.notifications(batch);
            return true;
        });
        if (sent) {
            credits.spend(left, reading.notifications().size(), reading.bytes());
            moveTo(reading);
            told = cursor;
            sentUpTo = cursor;
            skipped = 0;
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
            return starve();
        }
        return Next.MORE;
    }

    private void moveTo(Reading reading) {
        cursor = reading.next();
        skipped += reading.skipped();
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
        if (!live) {
            live = true;
            watch().goLive(cursor.position());
        }
        if (caughtUpDue) {
            outlet.caughtUp(CaughtUp.newBuilder().setToken(plan.token(cursor)).build());
            told = cursor;
            caughtUpDue = false;
        }
        tellProgress();
        return await(plan.source().choices());
    }

    private void tellFallenBehind() {
        leaveLive();
        outlet.fellBehind(FellBehind.newBuilder()
                .setToken(plan.token(cursor))
                .setHeadPosition(plan.feed().feed().head())
                .build());
        told = cursor;
        caughtUpDue = true;
    }

    /** Waits for credit; one that is live also hears that the log grows, for it may fall behind meanwhile. */
    private Next starve() {
        if (live) {
            waiter = new Waiter(wake, null, cursor.position());
            watch().enter(waiter);
        }
        return Next.WAIT;
    }

    /** Waits for what the choices select. */
    private Next await(Choices choices) {
        Waiter entering = new Waiter(wake, choices.selection(), cursor.position());
        if (!watch().enter(entering)) {
            return Next.MORE;
        }
        waiter = entering;
        waitingUnder = choices;
        return Next.WAIT;
    }

    private void waitNoLonger() {
        Waiter waited = waiter;
        if (waited == null) {
            return;
        }
        waiter = null;
        Waiter.Passed passed = watch().leave(waited);
        if (waited.selection() != null
                && passed.position() >= cursor.position()
                && plan.source().choices().equals(waitingUnder)) {
            cursor = Cursor.behind(passed.position());
            watermarkMs = passed.watermarkMs();
        }
    }

    private void leaveLive() {
        if (live) {
            live = false;
            watch().leaveLive();
        }
    }

    private HeadWatch watch() {
        return plan.feed().watch();
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
                .setSkipped(skipped)
                .setHeadPosition(plan.feed().feed().head());
        skipped = 0;
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
        waitNoLonger();
        leaveLive();
        pacer.cancel();
    }
}
