package dev.weir.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.weir.v1.ItemStatus;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call, or one item of a stream, that failed; with everything that the server said about it.
 *
 * <p>{@link #code} tells the kind of failure ({@code INVALID_ARGUMENT}, {@code NOT_FOUND}, {@code UNAVAILABLE} ...),
 * the message is for people, {@link #reason} is for programs, {@link #violations} name the fields.
 */
public final class WeirException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status.Code code;
    private final transient ErrorDetails details;

    private WeirException(Status.Code code, String message, ErrorDetails details, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = details;
    }

    /** A failure of the client's own making, such as a wait that was interrupted. */
    static WeirException local(Status.Code code, String message, @Nullable Throwable cause) {
        return new WeirException(code, message, ErrorDetails.NONE, cause);
    }

    /** What a failed call says; {@code failure} is what gRPC gave. */
    static WeirException of(Throwable failure) {
        if (failure instanceof WeirException already) {
            return already;
        }
        Status status = Status.fromThrowable(failure);
        com.google.rpc.@Nullable Status rich = StatusProto.fromThrowable(failure);
        ErrorDetails details = rich == null ? ErrorDetails.NONE : ErrorDetails.of(rich.getDetailsList());
        return new WeirException(code(status), message(status), details, failure);
    }

    /** The same failure once more, for another caller: one exception must not be thrown twice. */
    WeirException again() {
        return new WeirException(code, String.valueOf(getMessage()), details(), this);
    }

    /** A stream that is reset from the other side was cut off with its connection: nobody here has cancelled it. */
    private static Status.Code code(Status status) {
        String description = status.getDescription();
        boolean cutOff = status.getCode() == Status.Code.CANCELLED
                && description != null
                && description.startsWith("RST_STREAM");
        return cutOff ? Status.Code.UNAVAILABLE : status.getCode();
    }

    /** What a failed item says. */
    static WeirException of(ItemStatus item) {
        Status.Code code = Status.fromCodeValue(item.getCode()).getCode();
        return new WeirException(code, item.getMessage(), ErrorDetails.of(item.getDetailsList()), null);
    }

    private static String message(Status status) {
        String description = status.getDescription();
        if (description != null) {
            Throwable cause = status.getCause();
            boolean vague = status.getCode() == Status.Code.UNAVAILABLE && cause != null && cause.getMessage() != null;
            return vague ? description + " (" + cause.getMessage() + ")" : description;
        }
        Throwable cause = status.getCause();
        return cause == null ? "the call failed with " + status.getCode() : cause.toString();
    }

    /** The kind of failure. */
    public Status.Code code() {
        return code;
    }

    /** What is wrong with which field; empty where the failure is not about fields. */
    public List<FieldViolation> violations() {
        return details().violations();
    }

    /** The reason as a constant for programs, such as {@code QUERY_SYNTAX}; empty when the server gave none. */
    public String reason() {
        return details().info().getReason();
    }

    /** What the server said along with {@link #reason}; empty when it said nothing. */
    public Map<String, String> metadata() {
        return details().info().getMetadataMap();
    }

    /** How long the server wants callers to wait before they try again; only where it said so. */
    public Optional<Duration> retryDelay() {
        return Optional.ofNullable(details().retryDelay());
    }

    /** Whether the same request may succeed later, without a change. */
    boolean isTransient() {
        return switch (code) {
            case UNAVAILABLE -> true;
            case RESOURCE_EXHAUSTED, ABORTED -> details().retryDelay() != null;
            default -> false;
        };
    }

    // Null after Java serialization, which keeps code and message only.
    @SuppressWarnings("ConstantConditions")
    private ErrorDetails details() {
        return details == null ? ErrorDetails.NONE : details;
    }

    /** The parts of google.rpc's error details that callers can use. */
    record ErrorDetails(
            List<FieldViolation> violations,
            ErrorInfo info,
            @Nullable Duration retryDelay) {
        static final ErrorDetails NONE = new ErrorDetails(List.of(), ErrorInfo.getDefaultInstance(), null);

        static ErrorDetails of(List<com.google.protobuf.Any> details) {
            try {
                return ErrorDetailsReader.read(details);
            } catch (InvalidProtocolBufferException e) {
                // Details explain a failure; where they cannot be read, the failure itself still has to be told.
                return new ErrorDetails(
                        List.of(new FieldViolation(
                                "",
                                "the error's details cannot be read: " + e.getMessage(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty())),
                        ErrorInfo.getDefaultInstance(),
                        null);
            }
        }
    }
}
