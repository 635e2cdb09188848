package dev.weir.server.grpc;

import dev.weir.server.error.WeirException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Names the fields of errors by their path in the request, where the work only knows a part of it. */
final class InField {
    private InField() {}

    /** Does the work; what it finds wrong is told with the given field in front. */
    static <T> T of(String field, Supplier<T> work) {
        try {
            return work.get();
        } catch (WeirException e) {
            throw in(e, field);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WeirException refused) {
                throw in(refused, field);
            }
            throw e;
        }
    }

    /** As {@link #of}, for work that also finds something wrong later. */
    static <T> CompletableFuture<T> ofAnswer(String field, Supplier<CompletableFuture<T>> work) {
        return of(field, work)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(
                        GrpcErrors.unwrap(e) instanceof WeirException refused ? in(refused, field) : e));
    }

    /** The request's own fields stand beside the message that the others are in. */
    private static WeirException in(WeirException error, String field) {
        boolean ofRequest = error.violations().stream()
                .anyMatch(violation -> violation.field().equals("request_id")
                        || violation.field().equals("update_mask"));
        return ofRequest ? error : error.in(field);
    }
}
