package dev.weir.client;

import dev.weir.v1.Notification;
import java.util.List;

/**
 * Notifications that arrived together.
 *
 * @param notifications at least one and at most 256, in the order of the log
 * @param token stands behind the last of them
 */
public record Delivery(List<Notification> notifications, String token) {}
