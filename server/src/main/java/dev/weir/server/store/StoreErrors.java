package dev.weir.server.store;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import java.time.Duration;
import java.util.List;

/** What callers are told when the store fails them. */
public final class StoreErrors {
    /** A full disk and a failed one are looked at again after this time, so asking earlier is of no use. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private StoreErrors() {}

    /**
     * The refusal of a request.
     *
     * @param what became of the request, such as "nothing was written"
     */
    public static WeirException refusal(String what, StoreException error) {
        String message = what + ": " + error.getMessage();
        return switch (error.kind()) {
            // Certain to have changed nothing; succeeds unchanged once there is room.
            case FULL ->
                new WeirException(ErrorCode.RESOURCE_EXHAUSTED, "DISK_FULL", message, List.of(), RETRY_AFTER, error);
            case FAILED ->
                new WeirException(ErrorCode.UNAVAILABLE, "STORE_UNAVAILABLE", message, List.of(), RETRY_AFTER, error);
            case DAMAGED -> new WeirException(ErrorCode.DATA_LOSS, "STORE_DAMAGED", message, List.of(), null, error);
        };
    }
}
