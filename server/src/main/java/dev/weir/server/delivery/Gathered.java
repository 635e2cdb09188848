package dev.weir.server.delivery;

import dev.weir.v1.Notification;
import java.util.ArrayList;
import java.util.List;

/** The notifications of a step while they are gathered. For one thread. */
final class Gathered {
    private final Bounds bounds;
    private final List<Notification> notifications = new ArrayList<>();
    private long bytes;

    Gathered(Bounds bounds) {
        this.bounds = bounds;
    }

    boolean hasRoom() {
        return notifications.size() < bounds.notificationsMax() && bytes < bounds.creditBytes();
    }

    /** Adds a notification; false when it has to wait for the next batch. */
    boolean add(Notification notification) {
        int size = notification.getSerializedSize();
        if (!notifications.isEmpty() && bytes + size > bounds.batchBytesMax()) {
            return false;
        }
        notifications.add(notification);
        bytes += size;
        return true;
    }

    List<Notification> notifications() {
        return notifications;
    }

    long bytes() {
        return bytes;
    }
}
