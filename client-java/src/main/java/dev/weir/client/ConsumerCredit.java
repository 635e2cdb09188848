package dev.weir.client;

import dev.weir.v1.Credit;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import org.jspecify.annotations.Nullable;

/**
 * How much the server may send. At any time what it may still send and what has arrived but is not handled yet are
 * together at most the window (but for the one notification by which the server may go over the bytes). Guarded by the
 * lock of the consumption.
 */
final class ConsumerCredit {
    /** Credit is given back in parts of the window, so that it takes few messages and never runs dry. */
    private static final int PARTS = 4;

    private final long windowNotifications;
    private final long windowBytes;
    private long heldNotifications;
    private long heldBytes;
    private long owedNotifications;
    private long owedBytes;
    private boolean given;

    ConsumerCredit(long windowNotifications, long windowBytes) {
        this.windowNotifications = windowNotifications;
        this.windowBytes = windowBytes;
    }

    /** On a new stream all is to be given anew, but for what is still held here. */
    void streamBegins() {
        owedNotifications = windowNotifications - heldNotifications;
        owedBytes = windowBytes - heldBytes;
        given = false;
    }

    /** A batch is here, and waits to be handled. */
    void arrived(NotificationBatch batch) {
        heldNotifications += batch.getNotificationsCount();
        heldBytes += bytes(batch);
    }

    /** A batch is handled: there is room for as much. */
    void handled(NotificationBatch batch) {
        long bytes = bytes(batch);
        heldNotifications -= batch.getNotificationsCount();
        heldBytes -= bytes;
        owedNotifications += batch.getNotificationsCount();
        owedBytes += bytes;
    }

    /** What to give now; null when it is not worth a message. */
    @Nullable
    Credit due() {
        boolean enough = given
                ? owedNotifications >= part(windowNotifications) || owedBytes >= part(windowBytes)
                // Bytes do not count before some are given, so the first credit is one of both.
                : owedNotifications > 0 && owedBytes > 0;
        if (!enough) {
            return null;
        }
        Credit credit = Credit.newBuilder()
                .setNotifications(Math.max(0, owedNotifications))
                .setBytes(Math.max(0, owedBytes))
                .build();
        owedNotifications -= credit.getNotifications();
        owedBytes -= credit.getBytes();
        given = true;
        return credit;
    }

    private static long bytes(NotificationBatch batch) {
        return batch.getNotificationsList().stream()
                .mapToLong(Notification::getSerializedSize)
                .sum();
    }

    private static long part(long window) {
        return Math.max(1, window / PARTS);
    }
}
