package dev.weir.server.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgements of one stream on their way to disk: one at a time, those that come meanwhile merge into the
 * next. Safe for many threads.
 */
final class AckFlow {
    private final Function<Cursor, CompletableFuture<Cursor>> store;
    private final Runnable confirmed;
    private final Consumer<Throwable> failed;
    private @Nullable Cursor asked;
    private boolean underWay;
    private @Nullable Cursor toConfirm;
    private @Nullable Cursor furthest;

    /**
     * A flow without acknowledgements.
     *
     * @param store puts one on disk
     * @param confirmed called when there is something to confirm
     * @param failed called when one could not be stored
     */
    AckFlow(Function<Cursor, CompletableFuture<Cursor>> store, Runnable confirmed, Consumer<Throwable> failed) {
        this.store = store;
        this.confirmed = confirmed;
        this.failed = failed;
    }

    void offer(Cursor cursor) {
        synchronized (this) {
            asked = asked == null || cursor.compareTo(asked) > 0 ? cursor : asked;
        }
        storeNext();
    }

    private void storeNext() {
        Cursor next;
        synchronized (this) {
            next = asked;
            if (next == null || underWay) {
                return;
            }
            asked = null;
            underWay = true;
        }
        var _ = store.apply(next).whenComplete(this::stored);
    }

    // CompletableFuture gives one of the two, and null for the other.
    private void stored(@Nullable Cursor cursor, @Nullable Throwable error) {
        synchronized (this) {
            underWay = false;
            if (cursor != null) {
                toConfirm = cursor;
                furthest = cursor;
            }
        }
        if (error != null) {
            failed.accept(error);
        } else {
            storeNext();
            confirmed.run();
        }
    }

    /** Takes what is to be confirmed; null where there is nothing. */
    synchronized @Nullable Cursor takeConfirmation() {
        Cursor taken = toConfirm;
        toConfirm = null;
        return taken;
    }

    /** Whether nothing is under way and all is confirmed. */
    synchronized boolean isSettled() {
        return asked == null && !underWay && toConfirm == null;
    }

    /** Whether a client that acknowledges at all has acknowledged everything up to a cursor. */
    synchronized boolean coversIfUsed(Cursor sent) {
        return furthest == null || furthest.compareTo(sent) >= 0;
    }
}
