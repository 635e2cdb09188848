package dev.weir.server.grpc;

import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.Draining;
import dev.weir.v1.FellBehind;
import dev.weir.v1.Progress;
import dev.weir.v1.ReadNotificationsResponse;
import dev.weir.v1.Started;
import io.grpc.stub.ServerCallStreamObserver;

/** One ReadNotifications. */
final class ReadCall extends StreamOutlet {
    ReadCall(ServerCallStreamObserver<StreamMessage> observer) {
        super(observer, ReadNotificationsResponse.NOTIFICATIONS_FIELD_NUMBER);
    }

    @Override
    public void progress(Progress progress) {
        send(ReadNotificationsResponse.newBuilder().setProgress(progress).build());
    }

    @Override
    public void fellBehind(FellBehind fellBehind) {
        send(ReadNotificationsResponse.newBuilder().setFellBehind(fellBehind).build());
    }

    @Override
    public void caughtUp(CaughtUp caughtUp) {
        send(ReadNotificationsResponse.newBuilder().setCaughtUp(caughtUp).build());
    }

    @Override
    public void started(Started started) {
        throw consumersOnly();
    }

    @Override
    public void ackConfirmed(AckConfirmed confirmed) {
        throw consumersOnly();
    }

    @Override
    public void draining(Draining draining) {
        throw consumersOnly();
    }

    private static IllegalStateException consumersOnly() {
        return new IllegalStateException("only a consumer is told this");
    }
}
