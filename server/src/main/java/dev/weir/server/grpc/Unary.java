package dev.weir.server.grpc;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.Callable;

/** Answers a unary call. */
final class Unary {
    private Unary() {}

    /** Answers with what the work gives, or ends the call with the status of what it throws. The work may wait. */
    static <T> void answer(StreamObserver<T> call, Callable<T> work) {
        T response;
        try {
            response = work.call();
        } catch (Exception e) {
            call.onError(GrpcErrors.toStatus(e));
            return;
        }
        call.onNext(response);
        call.onCompleted();
    }
}
