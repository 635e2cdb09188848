package dev.weir.client.cli;

import dev.weir.client.WeirException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for calls. */
final class Calls {
    private Calls() {}

    /** Waits for a call, and throws its failure as it is. */
    static <T> T await(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WeirException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** As {@link #await(CompletableFuture)}, for a call about a query. */
    static <T> T await(CompletableFuture<T> call, String query) {
        try {
            return await(call);
        } catch (WeirException e) {
            throw new Failures.WithQuery(e, query);
        }
    }
}
