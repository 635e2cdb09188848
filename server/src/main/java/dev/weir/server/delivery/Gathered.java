package dev.weir.server.delivery;

import java.util.ArrayList;
import java.util.List;

/** The notifications of a step while they are gathered. For one thread. */
final class Gathered {
    private final Bounds bounds;
    private final List<EncodedNotification> notifications = new ArrayList<>();
    private long bytes;

    Gathered(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean hasRoom() {
        return notifications.size() < bounds.notificationsMax() && bytes < bounds.creditBytes();
    }

    /** Adds a notification; false when it has to wait for the next batch. */
    boolean add(EncodedNotification notification) {
        int size = notification.size();
        if (!notifications.isEmpty() && bytes + size > bounds.batchBytesMax()) {
            return false;
        }
        notifications.add(notification);
        bytes += size;
        return true;
    }

    List<EncodedNotification> notifications() {
        return notifications;
    }

    long bytes() {
        return bytes;
    }
}
