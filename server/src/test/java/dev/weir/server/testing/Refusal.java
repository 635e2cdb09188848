package dev.weir.server.testing;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.weir.v1.ItemStatus;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How the server said no.
 *
 * @param message for people
 * @param reason for programs; empty where the answer did not come from the service's own code
 * @param fields the paths of the fields to blame
 * @param place "line:column" of the fault in a query; empty where it is not told
 * @param retry whether trying again is advised
 */
public record Refusal(Code code, String message, String reason, List<String> fields, String place, boolean retry) {
    /** Makes a call that must be refused. */
    public static Refusal of(Callable<?> call) {
        try {
            Object answer = call.call();
            throw new AssertionError("this should have been refused, and was answered with " + answer);
        } catch (StatusRuntimeException e) {
            return of(e);
        } catch (Exception e) {
            throw new AssertionError("not a refusal", e);
        }
    }

    public static Refusal of(StatusRuntimeException e) {
        Status status = StatusProto.fromThrowable(e);
        return status == null
                ? new Refusal(
                        e.getStatus().getCode(),
                        Optional.ofNullable(e.getStatus().getDescription()).orElse(""),
                        "",
                        List.of(),
                        "",
                        false)
                : of(status.getCode(), status.getMessage(), status.getDetailsList());
    }

    public static Refusal of(ItemStatus item) {
        return of(item.getCode(), item.getMessage(), item.getDetailsList());
    }

    /** How an item fared. */
    public static Code code(ItemStatus item) {
        return io.grpc.Status.fromCodeValue(item.getCode()).getCode();
    }

    private static Refusal of(int code, String message, List<Any> details) {
        ErrorInfo info = find(details, ErrorInfo.class).orElse(ErrorInfo.getDefaultInstance());
        BadRequest bad = find(details, BadRequest.class).orElse(BadRequest.getDefaultInstance());
        String place = info.containsMetadata("line")
                ? info.getMetadataOrThrow("line") + ":" + info.getMetadataOrThrow("column")
                : "";
        return new Refusal(
                io.grpc.Status.fromCodeValue(code).getCode(),
                message,
                info.getReason(),
                bad.getFieldViolationsList().stream()
                        .map(BadRequest.FieldViolation::getField)
                        .toList(),
                place,
                find(details, RetryInfo.class).isPresent());
    }

    private static <T extends Message> Optional<T> find(List<Any> details, Class<T> type) {
        try {
            for (Any detail : details) {
                if (detail.is(type)) {
                    return Optional.of(detail.unpack(type));
                }
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("an error detail cannot be read", e);
        }
    }
}
