package dev.weir.server.delivery;

import dev.weir.v1.Ack;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.Credit;
import dev.weir.v1.Notification;
import dev.weir.v1.StartPoint;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The client's side of one Consume, which remembers all that it was sent. */
final class TestConsumer implements ClientResponseObserver<ConsumeRequest, ConsumeResponse> {
    private final int messages;
    private final Watched await = new Watched();
    private final List<ConsumeResponse> received = new ArrayList<>();
    private @Nullable Status end;
    private @Nullable ClientCallStreamObserver<ConsumeRequest> call;

    TestConsumer(int messages) {
        this.messages = messages;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ConsumeRequest> requests) {
        call = requests;
        requests.disableAutoRequestWithInitial(messages);
    }

    @Override
    public void onNext(ConsumeResponse response) {
        await.change(() -> received.add(response));
    }

    @Override
    public void onError(Throwable error) {
        await.change(() -> end = Status.fromThrowable(error));
    }

    @Override
    public void onCompleted() {
        await.change(() -> end = Status.OK);
    }

    private ClientCallStreamObserver<ConsumeRequest> call() {
        return Objects.requireNonNull(call);
    }

    void request(int more) {
        call().request(more);
    }

    TestConsumer send(ConsumeRequest request) {
        call().onNext(request);
        return this;
    }

    TestConsumer start(String id, long credit) {
        return start(id, StartPoint.getDefaultInstance(), credit);
    }

    TestConsumer start(String id, StartPoint from, long credit) {
        return start(ConsumeStart.newBuilder()
                .setSubscription(Harness.subscriptionName(id))
                .setFrom(from)
                .setCredit(Credit.newBuilder().setNotifications(credit)));
    }

    TestConsumer start(ConsumeStart.Builder start) {
        return send(ConsumeRequest.newBuilder().setStart(start).build());
    }

    TestConsumer credit(long notifications, long bytes) {
        return send(ConsumeRequest.newBuilder()
                .setCredit(Credit.newBuilder().setNotifications(notifications).setBytes(bytes))
                .build());
    }

    TestConsumer ack(String token) {
        return send(ConsumeRequest.newBuilder()
                .setAck(Ack.newBuilder().setToken(token))
                .build());
    }

    void halfClose() {
        call().onCompleted();
    }

    void cancel() {
        call().cancel("the test is done with it", null);
    }

    List<ConsumeResponse> received() {
        return await.read(() -> List.copyOf(received));
    }

    List<Notification> notifications() {
        return received().stream()
                .flatMap(response -> response.getNotifications().getNotificationsList().stream())
                .toList();
    }

    /** The ids of the notifications so far. */
    List<String> ids() {
        return notifications().stream().map(Notification::getId).toList();
    }

    /** The token of the newest batch. */
    String lastToken() {
        return received().reversed().stream()
                .filter(ConsumeResponse::hasNotifications)
                .map(response -> response.getNotifications().getToken())
                .findFirst()
                .orElseThrow();
    }

    List<String> confirmed() {
        return received().stream()
                .filter(ConsumeResponse::hasAckConfirmed)
                .map(ConsumeResponse::getAckConfirmed)
                .map(AckConfirmed::getToken)
                .toList();
    }

    /** Waits for a message like this. */
    ConsumeResponse await(Predicate<ConsumeResponse> like) {
        await.until(() -> received.stream().anyMatch(like), () -> "a message; end " + end + ", so far " + received);
        return await.read(() -> received.stream().filter(like).findFirst().orElseThrow());
    }

    /** Waits for so many notifications. */
    TestConsumer awaitNotifications(int count) {
        await.until(
                () -> notifications().size() >= count, () -> count + " notifications; end " + end + ", " + received);
        return this;
    }

    /**
     * Waits until the pump has come to rest after all that was said to it so far: it answers an acknowledgement between
     * two steps, so the second answer tells that the step after the first is over.
     */
    TestConsumer settle() {
        String started = await(ConsumeResponse::hasStarted).getStarted().getToken();
        for (int i = 0; i < 2; i++) {
            int before = confirmed().size();
            ack(started);
            await.until(() -> confirmed().size() > before, () -> "a confirmation; end " + end + ", so far " + received);
        }
        return this;
    }

    void awaitNotificationsOrCaughtUp(int count) {
        await.until(
                () -> notifications().size() >= count || received.stream().anyMatch(ConsumeResponse::hasCaughtUp),
                () -> count + " notifications or the head; end " + end + ", so far " + received);
    }

    /** Waits for so many messages. */
    void awaitMessages(int count) {
        await.until(() -> received.size() >= count, () -> count + " messages; end " + end + ", so far " + received);
    }

    /** Waits until it is told that it has everything, for the n-th time. */
    TestConsumer awaitCaughtUp(int times) {
        await.until(
                () -> received.stream().filter(ConsumeResponse::hasCaughtUp).count() >= times,
                () -> "CaughtUp " + times + " times; end " + end + ", so far " + received);
        return this;
    }

    Status awaitEnd() {
        await.until(() -> end != null, () -> "the end; so far " + received);
        return await.read(() -> Objects.requireNonNull(end));
    }

    @Nullable
    Status endSoFar() {
        return await.read(() -> end);
    }
}
