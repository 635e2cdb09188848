package dev.weir.server.delivery;

import com.google.protobuf.MessageLite;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.Draining;
import dev.weir.v1.FellBehind;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.Started;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one message, is not ready any more, and remembers when it was sent something all the same. */
final class OneAtATimeOutlet implements Outlet {
    private final Watched watched = new Watched();
    private final List<MessageLite> taken = new ArrayList<>();
    private boolean ready = true;
    private int uninvited;
    private boolean ended;
    private @Nullable Throwable failure;

    /** Waits for the next message, and lets one more come. */
    MessageLite next(Consumption consumption) {
        watched.until(() -> !ready || ended, () -> "a message");
        MessageLite message = watched.read(taken::getLast);
        watched.change(() -> ready = true);
        consumption.wake();
        return message;
    }

    /** How many messages came while it was not ready. */
    int uninvited() {
        return watched.read(() -> uninvited);
    }

    private void take(MessageLite message) {
        watched.change(() -> {
            uninvited += ready ? 0 : 1;
            ready = false;
            taken.add(message);
        });
    }

    @Override
    public boolean isReady() {
        return watched.read(() -> ready);
    }

    @Override
    public void started(Started started) {
        take(started);
    }

    @Override
    public void notifications(EncodedBatch batch) {
        take(parsed(batch));
    }

    private static NotificationBatch parsed(EncodedBatch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            batch.writeTo(bytes, ConsumeResponse.NOTIFICATIONS_FIELD_NUMBER);
            return ConsumeResponse.parseFrom(bytes.toByteArray()).getNotifications();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void progress(Progress progress) {
        take(progress);
    }

    @Override
    public void caughtUp(CaughtUp caughtUp) {
        take(caughtUp);
    }

    @Override
    public void fellBehind(FellBehind fellBehind) {
        take(fellBehind);
    }

    @Override
    public void ackConfirmed(AckConfirmed confirmed) {
        take(confirmed);
    }

    @Override
    public void draining(Draining draining) {
        take(draining);
    }

    @Override
    public void complete() {
        watched.change(() -> ended = true);
    }

    @Override
    public void fail(Throwable why) {
        watched.change(() -> {
            ended = true;
            failure = why;
        });
    }

    /** What it ended with; null while it has not, and when it ended well. */
    @Nullable
    Throwable failure() {
        return watched.read(() -> failure);
    }
}
