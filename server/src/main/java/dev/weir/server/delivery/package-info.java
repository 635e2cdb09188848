/**
 * Who is told: subscriptions, their cursors, and the reading of notifications from a feed's log.
 *
 * <p>Start with {@link dev.weir.server.delivery.Deliveries}, the way in for all calls. {@code NotificationReader} makes
 * notifications of the committed log, for every kind of reader; {@code Pump} sends them on one stream, a step at a
 * time; {@code HeadWatch} looks at each new event once and wakes those who wait for it; {@code SubscriptionCatalog}
 * keeps a feed's subscriptions; {@code CursorStore} puts acknowledgements on disk.
 *
 * <p>Always true: notifications are a function of the log, the subscription's choices and a cursor, so that reading
 * them again gives the same bytes; a notification is sent only while the client has given credit and the stream is
 * ready; an acknowledgement is confirmed only once it is on disk, and no cursor ever goes back; what is kept for a
 * stream does not grow with what it has still to read.
 *
 * <p>Never here: gRPC (a stream is an {@link dev.weir.server.delivery.Outlet}), matching, a thread for each subscriber,
 * a queue for each subscriber, a poll of the log.
 */
@NullMarked
package dev.weir.server.delivery;

import org.jspecify.annotations.NullMarked;
