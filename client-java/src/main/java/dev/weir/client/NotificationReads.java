package dev.weir.client;

import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.ReadNotificationsResponse;
import dev.weir.v1.SubscriptionServiceGrpc;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads notifications. Batches arrive whole, each with the token behind it: after a break it goes on behind the last
 * one that arrived, of which the rest is still here to be given.
 */
final class NotificationReads implements EventReader.Source<Notification> {
    private final Connection connection;
    private ReadNotificationsRequest request;
    private Iterator<Notification> batch = List.<Notification>of().iterator();
    private String arrivedToken = "";
    private volatile String givenToken = "";
    private volatile @Nullable ServerStream<ReadNotificationsResponse> stream;
    private volatile boolean closed;
    private @Nullable Backoff backoff;
    private boolean limitReached;

    private NotificationReads(Connection connection, ReadNotificationsRequest request) {
        this.connection = connection;
        this.request = request;
    }

    static EventReader<Notification> open(Connection connection, ReadNotificationsRequest request) {
        return new EventReader<>(new NotificationReads(connection, request));
    }

    @Override
    public @Nullable Notification next() {
        while (!closed) {
            if (batch.hasNext()) {
                Notification notification = batch.next();
                if (!batch.hasNext()) {
                    givenToken = arrivedToken;
                }
                return notification;
            }
            if (limitReached) {
                return null;
            }
            try {
                ReadNotificationsResponse message = stream().next();
                if (message == null) {
                    return null;
                }
                backoff = null;
                arrived(message);
            } catch (WeirException e) {
                stream = null;
                if (closed) {
                    return null;
                }
                Backoff tries = backoff == null ? new Backoff(connection.retries(), connection.timing()) : backoff;
                backoff = tries;
                ServerStream.waitOrThrow(connection, tries, e);
            }
        }
        return null;
    }

    private ServerStream<ReadNotificationsResponse> stream() {
        ServerStream<ReadNotificationsResponse> current = stream;
        if (current == null) {
            current =
                    ServerStream.open(connection, SubscriptionServiceGrpc.getReadNotificationsMethod(), request, null);
            stream = current;
            if (closed) {
                current.close();
            }
        }
        return current;
    }

    private void arrived(ReadNotificationsResponse message) {
        switch (message.getMessageCase()) {
            case NOTIFICATIONS -> {
                NotificationBatch arrived = message.getNotifications();
                batch = arrived.getNotificationsList().iterator();
                goOnFrom(arrived.getToken());
                countDown(arrived.getNotificationsCount());
            }
            case PROGRESS -> passed(message.getProgress().getToken());
            case CAUGHT_UP -> passed(message.getCaughtUp().getToken());
            case FELL_BEHIND -> passed(message.getFellBehind().getToken());
            case MESSAGE_NOT_SET -> {
                // A kind of message that came later than this client: nothing that it could miss.
            }
        }
    }

    private void passed(String token) {
        goOnFrom(token);
        givenToken = token;
    }

    private void goOnFrom(String token) {
        arrivedToken = token;
        request = request.toBuilder().setFrom(StartPoints.token(token)).build();
    }

    private void countDown(int notifications) {
        if (request.getLimit() > 0) {
            long left = request.getLimit() - notifications;
            limitReached = left <= 0;
            request = request.toBuilder().setLimit(Math.max(left, 1)).build();
        }
    }

    @Override
    public String token() {
        return givenToken;
    }

    @Override
    public void close() {
        closed = true;
        ServerStream<ReadNotificationsResponse> current = stream;
        if (current != null) {
            current.close();
        }
    }
}
