package dev.weir.server.grpc;

import dev.weir.server.delivery.Consumption;
import dev.weir.server.delivery.Deliveries;
import dev.weir.server.delivery.Outlet;
import dev.weir.server.error.WeirException;
import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.Draining;
import dev.weir.v1.FellBehind;
import dev.weir.v1.Progress;
import dev.weir.v1.Started;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** One Consume: the client's messages in their order, and the server's. gRPC brings the client's one at a time. */
final class ConsumeCall extends StreamOutlet implements StreamObserver<ConsumeRequest> {
    private final Deliveries deliveries;
    /** Whether the call was refused before anything began: what the client still sends says nothing. */
    private boolean refused;

    ConsumeCall(Deliveries deliveries, ServerCallStreamObserver<StreamMessage> observer) {
        super(observer, ConsumeResponse.NOTIFICATIONS_FIELD_NUMBER);
        this.deliveries = deliveries;
    }

    @Override
    public void onNext(ConsumeRequest request) {
        Consumption begun = consumption();
        if (refused) {
            return;
        }
        switch (request.getMessageCase()) {
            case START -> {
                if (begun == null) {
                    begin(outlet -> start(request, outlet));
                    refused = consumption() == null;
                } else {
                    begun.end(outOfTurn("start comes first and once"));
                }
            }
            case CREDIT -> {
                if (begun == null) {
                    refuse(outOfTurn("credit came before the start"));
                } else {
                    begun.credit(request.getCredit());
                }
            }
            case ACK -> {
                if (begun == null) {
                    refuse(outOfTurn("ack came before the start"));
                } else {
                    begun.ack(request.getAck());
                }
            }
            case MESSAGE_NOT_SET -> {
                WeirException empty = outOfTurn("is not set: send start first, then credit and ack");
                if (begun == null) {
                    refuse(empty);
                } else {
                    begun.end(empty);
                }
            }
        }
    }

    private Consumption start(ConsumeRequest request, Outlet outlet) {
        try {
            return deliveries.consume(request.getStart(), outlet);
        } catch (WeirException e) {
            throw e.in("start");
        }
    }

    private void refuse(WeirException why) {
        refused = true;
        fail(why);
    }

    private static WeirException outOfTurn(String what) {
        return WeirException.invalid("message", what);
    }

    @Override
    public void onError(Throwable gone) {
        cancel();
    }

    @Override
    public void onCompleted() {
        Consumption begun = consumption();
        if (begun != null) {
            begun.halfClose();
        } else if (!refused) {
            refuse(outOfTurn("the call was half-closed before the start"));
        }
    }

    @Override
    public void started(Started started) {
        send(ConsumeResponse.newBuilder().setStarted(started).build());
    }

    @Override
    public void progress(Progress progress) {
        send(ConsumeResponse.newBuilder().setProgress(progress).build());
    }

    @Override
    public void fellBehind(FellBehind fellBehind) {
        send(ConsumeResponse.newBuilder().setFellBehind(fellBehind).build());
    }

    @Override
    public void caughtUp(CaughtUp caughtUp) {
        send(ConsumeResponse.newBuilder().setCaughtUp(caughtUp).build());
    }

    @Override
    public void ackConfirmed(AckConfirmed confirmed) {
        send(ConsumeResponse.newBuilder().setAckConfirmed(confirmed).build());
    }

    @Override
    public void draining(Draining draining) {
        send(ConsumeResponse.newBuilder().setDraining(draining).build());
    }
}
