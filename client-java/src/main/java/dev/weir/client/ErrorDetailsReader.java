package dev.weir.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads google.rpc's error details. The place in a query's text is in the metadata of the ErrorInfo, {@code line} and
 * {@code column}, or else in the words of the violation ("line 1, column 7").
 */
final class ErrorDetailsReader {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}),? column (\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private ErrorDetailsReader() {}

    static WeirException.ErrorDetails read(List<Any> details) throws InvalidProtocolBufferException {
        List<BadRequest.FieldViolation> violations = new ArrayList<>();
        ErrorInfo info = ErrorInfo.getDefaultInstance();
        @Nullable Duration retryDelay = null;
        for (Any detail : details) {
            if (detail.is(BadRequest.class)) {
                violations.addAll(detail.unpack(BadRequest.class).getFieldViolationsList());
            } else if (detail.is(ErrorInfo.class)) {
                info = detail.unpack(ErrorInfo.class);
            } else if (detail.is(RetryInfo.class)) {
                com.google.protobuf.Duration delay =
                        detail.unpack(RetryInfo.class).getRetryDelay();
                retryDelay = Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
            }
        }
        List<FieldViolation> placed = new ArrayList<>();
        for (BadRequest.FieldViolation violation : violations) {
            placed.add(placed(violation, info));
        }
        return new WeirException.ErrorDetails(List.copyOf(placed), info, retryDelay);
    }

    private static FieldViolation placed(BadRequest.FieldViolation violation, ErrorInfo info) {
        OptionalInt line = number(info.getMetadataOrDefault("line", ""));
        OptionalInt column = number(info.getMetadataOrDefault("column", ""));
        String field = info.getMetadataOrDefault("field", "");
        boolean meant = field.isEmpty() || field.equals(violation.getField());
        if (!meant || column.isEmpty()) {
            Matcher words = PLACE.matcher(violation.getDescription());
            boolean found = words.find();
            line = found ? number(words.group(1)) : OptionalInt.empty();
            column = found ? number(words.group(2)) : OptionalInt.empty();
        }
        return new FieldViolation(violation.getField(), violation.getDescription(), line, column);
    }

    private static OptionalInt number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
