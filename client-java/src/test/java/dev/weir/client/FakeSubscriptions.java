package dev.weir.client;

import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.AcknowledgeNotificationsResponse;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.CreateSubscriptionResponse;
import dev.weir.v1.GetSubscriptionRequest;
import dev.weir.v1.GetSubscriptionResponse;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.Progress;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.ReadNotificationsResponse;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One list of notifications, which all subscriptions have. A token {@code t5} stands behind the fifth. */
public final class FakeSubscriptions extends SubscriptionServiceGrpc.SubscriptionServiceImplBase {
    final List<Notification> notifications = new ArrayList<>();
    final Map<String, Subscription> subscriptions = new HashMap<>();
    final Map<String, Integer> stored = new HashMap<>();
    final List<FakeConsumption> consumptions = new ArrayList<>();
    final List<ReadNotificationsRequest> reads = new ArrayList<>();

    /** The streams break, one after the other, when so many notifications have been sent on them. */
    final Deque<Integer> breakStreamsAfter = new ArrayDeque<>();

    int batchSize = 10;
    /** Consumers are told of no confirmation while this is true. */
    volatile boolean withholdConfirmations;

    synchronized void add(Notification notification) {
        notifications.add(notification);
        consumptions.forEach(FakeConsumption::pump);
    }

    synchronized void addMany(int count) {
        for (int i = 0; i < count; i++) {
            int number = notifications.size() + 1;
            notifications.add(Notification.newBuilder()
                    .setId("n" + number)
                    .setKind(Notification.Kind.KIND_ENTER)
                    .setSavedSearch("feeds/news/savedSearches/all")
                    .setDocumentKey("d" + number)
                    .setPosition(number)
                    .build());
        }
        consumptions.forEach(FakeConsumption::pump);
    }

    /** Tells all consumers to go. */
    synchronized void drain() {
        consumptions.forEach(FakeConsumption::drain);
    }

    /** Says something to all consumers. */
    synchronized void say(ConsumeResponse message) {
        consumptions.forEach(consumption -> consumption.say(message));
    }

    static String token(int index) {
        return "t" + index;
    }

    synchronized int start(StartPoint from, int otherwise) {
        return switch (from.getPointCase()) {
            case TOKEN -> Integer.parseInt(from.getToken().substring(1));
            case POSITION -> (int) Math.max(0, from.getPosition() - 1);
            case PLACE ->
                switch (from.getPlace()) {
                    case PLACE_EARLIEST -> 0;
                    case PLACE_LATEST -> notifications.size();
                    default -> otherwise;
                };
            default -> otherwise;
        };
    }

    @Override
    public synchronized StreamObserver<ConsumeRequest> consume(StreamObserver<ConsumeResponse> observer) {
        Integer breakAfter = breakStreamsAfter.poll();
        FakeConsumption consumption =
                new FakeConsumption(this, observer, breakAfter == null ? Integer.MAX_VALUE : breakAfter);
        consumptions.add(consumption);
        return consumption;
    }

    @Override
    public synchronized void createSubscription(
            CreateSubscriptionRequest request, StreamObserver<CreateSubscriptionResponse> observer) {
        subscriptions.put(request.getSubscription().getName(), request.getSubscription());
        observer.onNext(CreateSubscriptionResponse.newBuilder()
                .setSubscription(request.getSubscription())
                .build());
        observer.onCompleted();
    }

    @Override
    public synchronized void getSubscription(
            GetSubscriptionRequest request, StreamObserver<GetSubscriptionResponse> observer) {
        Subscription found = subscriptions.get(request.getName());
        if (found == null) {
            observer.onError(Status.NOT_FOUND
                    .withDescription("there is no " + request.getName())
                    .asRuntimeException());
            return;
        }
        observer.onNext(
                GetSubscriptionResponse.newBuilder().setSubscription(found).build());
        observer.onCompleted();
    }

    @Override
    public void readNotifications(
            ReadNotificationsRequest request, StreamObserver<ReadNotificationsResponse> observer) {
        int at;
        int end;
        Integer breakAfter;
        List<Notification> all;
        synchronized (this) {
            reads.add(request);
            all = List.copyOf(notifications);
            at = start(request.getFrom(), 0);
            end = request.getLimit() == 0 ? all.size() : (int) Math.min(all.size(), at + request.getLimit());
            breakAfter = breakStreamsAfter.poll();
        }
        int sent = 0;
        while (at < end) {
            int to = Math.min(end, at + batchSize);
            observer.onNext(ReadNotificationsResponse.newBuilder()
                    .setNotifications(NotificationBatch.newBuilder()
                            .addAllNotifications(all.subList(at, to))
                            .setToken(token(to)))
                    .build());
            sent += to - at;
            at = to;
            if (breakAfter != null && sent >= breakAfter) {
                observer.onError(
                        Status.UNAVAILABLE.withDescription("broken on purpose").asRuntimeException());
                return;
            }
        }
        observer.onNext(ReadNotificationsResponse.newBuilder()
                .setProgress(Progress.newBuilder().setToken(token(at)))
                .build());
        if (request.getFollow() && request.getLimit() == 0) {
            observer.onNext(ReadNotificationsResponse.newBuilder()
                    .setCaughtUp(CaughtUp.newBuilder().setToken(token(at)))
                    .build());
            return;
        }
        observer.onCompleted();
    }

    @Override
    public synchronized void pullNotifications(
            PullNotificationsRequest request, StreamObserver<PullNotificationsResponse> observer) {
        int at = request.getAfterToken().isEmpty()
                ? stored.getOrDefault(request.getSubscription(), 0)
                : Integer.parseInt(request.getAfterToken().substring(1));
        int to = Math.min(notifications.size(), at + request.getMaxNotifications());
        observer.onNext(PullNotificationsResponse.newBuilder()
                .addAllNotifications(notifications.subList(at, to))
                .setToken(token(to))
                .build());
        observer.onCompleted();
    }

    synchronized int store(String subscription, String token) {
        return stored.merge(subscription, Integer.parseInt(token.substring(1)), Math::max);
    }

    @Override
    public void acknowledgeNotifications(
            AcknowledgeNotificationsRequest request, StreamObserver<AcknowledgeNotificationsResponse> observer) {
        observer.onNext(AcknowledgeNotificationsResponse.newBuilder()
                .setStoredToken(token(store(request.getSubscription(), request.getToken())))
                .build());
        observer.onCompleted();
    }
}
