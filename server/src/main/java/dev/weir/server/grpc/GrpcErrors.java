package dev.weir.server.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.Violation;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreErrors;
import dev.weir.server.store.StoreException;
import dev.weir.v1.ItemStatus;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns errors into statuses with {@code google.rpc} details: for a call, or for one item of a stream. */
public final class GrpcErrors {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcErrors.class);
    private static final String DOMAIN = "weir.dev";

    // A status travels in HTTP/2 trailers, of which clients take 8 KiB by default; the message stands in them twice and
    // more, once with three bytes for each byte that is not ASCII.
    private static final int TEXT_BYTES_MAX = 900;
    private static final int FIELD_BYTES_MAX = 200;
    private static final int VIOLATIONS_MAX = 2;

    private GrpcErrors() {}

    /** What a failed call is ended with. */
    public static StatusRuntimeException toStatus(Throwable error) {
        Throwable cause = unwrap(error);
        if (cause instanceof StatusRuntimeException status) {
            return status;
        }
        if (cause instanceof StatusException status) {
            return status.getStatus().asRuntimeException(status.getTrailers());
        }
        return StatusProto.toStatusRuntimeException(toProto(cause));
    }

    /** How a failed item is answered. */
    public static ItemStatus toItem(Throwable error) {
        Status status = toProto(unwrap(error));
        return ItemStatus.newBuilder()
                .setCode(status.getCode())
                .setMessage(status.getMessage())
                .addAllDetails(status.getDetailsList())
                .build();
    }

    static Throwable unwrap(Throwable error) {
        boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException;
        return wrapper && error.getCause() != null ? error.getCause() : error;
    }

    private static Status toProto(Throwable error) {
        return switch (error) {
            case WeirException refused -> toProto(refused);
            case StoreException failed -> toProto(StoreErrors.refusal("the request was not carried out", failed));
            default -> {
                // Nobody above can do anything about a defect: the caller gets a word, the log gets the place.
                LOG.error("a call failed unexpectedly", error);
                yield Status.newBuilder()
                        .setCode(Code.INTERNAL_VALUE)
                        .setMessage(shown("the server failed unexpectedly: " + error))
                        .build();
            }
        };
    }

    private static Status toProto(WeirException error) {
        Status.Builder status =
                Status.newBuilder().setCode(code(error.code()).getNumber()).setMessage(shown(error.message()));
        ErrorInfo.Builder info = ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(error.reason());
        error.metadata().forEach((name, value) -> info.putMetadata(name, shown(value, FIELD_BYTES_MAX)));
        BadRequest.Builder bad = BadRequest.newBuilder();
        for (Violation violation :
                error.violations().stream().limit(VIOLATIONS_MAX).toList()) {
            bad.addFieldViolationsBuilder()
                    .setField(shown(violation.field(), FIELD_BYTES_MAX))
                    .setDescription(shown(violation.description()))
                    .setReason(error.reason());
        }
        if (!error.violations().isEmpty()) {
            Violation first = error.violations().getFirst();
            info.putMetadata("field", shown(first.field(), FIELD_BYTES_MAX));
            if (first.line() > 0) {
                info.putMetadata("line", Integer.toString(first.line()));
                info.putMetadata("column", Integer.toString(first.column()));
            }
            status.addDetails(Any.pack(bad.build()));
        }
        status.addDetails(Any.pack(info.build()));
        if (error.code() == ErrorCode.RESOURCE_EXHAUSTED) {
            status.addDetails(Any.pack(QuotaFailure.newBuilder()
                    .addViolations(QuotaFailure.Violation.newBuilder().setDescription(shown(error.message())))
                    .build()));
        }
        error.retryAfter()
                .ifPresent(after -> status.addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(Duration.newBuilder()
                                .setSeconds(after.toSeconds())
                                .setNanos(after.toNanosPart()))
                        .build())));
        return status.build();
    }

    private static String shown(String text) {
        return shown(text, TEXT_BYTES_MAX);
    }

    /** The text, cut where it is too long: most of a long one is what the caller sent. */
    private static String shown(String text, int bytesMax) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > bytesMax) {
                return text.substring(0, end) + "...";
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static Code code(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT -> Code.INVALID_ARGUMENT;
            case NOT_FOUND -> Code.NOT_FOUND;
            case ALREADY_EXISTS -> Code.ALREADY_EXISTS;
            case ABORTED -> Code.ABORTED;
            case FAILED_PRECONDITION -> Code.FAILED_PRECONDITION;
            case OUT_OF_RANGE -> Code.OUT_OF_RANGE;
            case RESOURCE_EXHAUSTED -> Code.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Code.UNAVAILABLE;
            case DATA_LOSS -> Code.DATA_LOSS;
            case INTERNAL -> Code.INTERNAL;
        };
    }
}
