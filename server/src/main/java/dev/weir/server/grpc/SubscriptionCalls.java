package dev.weir.server.grpc;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.delivery.Deliveries;
import dev.weir.server.delivery.PullWait;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.AcknowledgeNotificationsResponse;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.CreateSubscriptionResponse;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.DeleteSubscriptionResponse;
import dev.weir.v1.GetSubscriptionRequest;
import dev.weir.v1.GetSubscriptionResponse;
import dev.weir.v1.ListSubscriptionsRequest;
import dev.weir.v1.ListSubscriptionsResponse;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc.SubscriptionServiceImplBase;
import dev.weir.v1.UpdateSubscriptionRequest;
import dev.weir.v1.UpdateSubscriptionResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The calls about subscriptions that have one answer each. */
final class SubscriptionCalls extends SubscriptionServiceImplBase {
    private final Deliveries deliveries;

    SubscriptionCalls(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void createSubscription(
            CreateSubscriptionRequest request, StreamObserver<CreateSubscriptionResponse> observer) {
        Unary.answer(observer, () -> CreateSubscriptionResponse.newBuilder()
                .setSubscription(deliveries.subscriptions().create(request))
                .build());
    }

    @Override
    public void getSubscription(GetSubscriptionRequest request, StreamObserver<GetSubscriptionResponse> observer) {
        Unary.answer(observer, () -> GetSubscriptionResponse.newBuilder()
                .setSubscription(deliveries.subscriptions().get(request.getName()))
                .build());
    }

    @Override
    public void listSubscriptions(
            ListSubscriptionsRequest request, StreamObserver<ListSubscriptionsResponse> observer) {
        Unary.answer(observer, () -> {
            Pages.Page<Subscription> page = Pages.page(
                    request.getParent() + "/subscriptions",
                    request.getPageSize(),
                    request.getPageToken(),
                    id -> deliveries.subscriptions().after(request.getParent(), id),
                    found ->
                            ResourceName.ofSubscription(found.getName(), "name").id());
            return ListSubscriptionsResponse.newBuilder()
                    .addAllSubscriptions(page.items())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public void updateSubscription(
            UpdateSubscriptionRequest request, StreamObserver<UpdateSubscriptionResponse> observer) {
        Unary.answer(observer, () -> UpdateSubscriptionResponse.newBuilder()
                .setSubscription(deliveries.subscriptions().update(request))
                .build());
    }

    @Override
    public void deleteSubscription(
            DeleteSubscriptionRequest request, StreamObserver<DeleteSubscriptionResponse> observer) {
        Unary.answer(observer, () -> {
            deliveries.subscriptions().delete(request);
            return DeleteSubscriptionResponse.getDefaultInstance();
        });
    }

    @Override
    public void pullNotifications(
            PullNotificationsRequest request, StreamObserver<PullNotificationsResponse> observer) {
        PullWait wait = new PullWait();
        ((ServerCallStreamObserver<PullNotificationsResponse>) observer).setOnCancelHandler(wait::cancel);
        // A thread of its own: on the handler's, the word that the client has gone would wait for the pull to end.
        Thread.ofVirtual().name("weir-pull").start(() -> Unary.answer(observer, () -> deliveries.pull(request, wait)));
    }

    @Override
    public void acknowledgeNotifications(
            AcknowledgeNotificationsRequest request, StreamObserver<AcknowledgeNotificationsResponse> observer) {
        Unary.answer(observer, () -> deliveries.acknowledge(request));
    }
}
