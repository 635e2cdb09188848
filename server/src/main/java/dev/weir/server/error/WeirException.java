package dev.weir.server.error;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request was not carried out, and nothing was changed by it. Immutable. */
public final class WeirException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String reason;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, String> metadata;

    /**
     * An error with all that can be said of it.
     *
     * @param code what kind of no
     * @param reason the error's name for programs, in UPPER_SNAKE_CASE
     * @param message the error in a sentence, for people
     * @param violations the places to blame; may be empty
     * @param retryAfter when the same request may succeed; null where trying again is no use
     * @param cause what went wrong below; may be null
     */
    public WeirException(
            ErrorCode code,
            String reason,
            String message,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        this(code, reason, message, violations, retryAfter, cause, Map.of());
    }

    private WeirException(
            ErrorCode code,
            String reason,
            String message,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause,
            Map<String, String> metadata) {
        super(message, cause);
        this.code = code;
        this.reason = reason;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.metadata = Map.copyOf(metadata);
    }

    private WeirException(ErrorCode code, String reason, String message) {
        this(code, reason, message, List.of(), null, null);
    }

    /** One field is wrong. */
    public static WeirException invalid(String field, String description) {
        return invalid(List.of(new Violation(field, description)));
    }

    /** Some fields are wrong. */
    public static WeirException invalid(List<Violation> violations) {
        Violation first = violations.getFirst();
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return new WeirException(
                ErrorCode.INVALID_ARGUMENT,
                "INVALID_FIELD",
                first.field() + ": " + first.description() + more,
                violations,
                null,
                null);
    }

    /** There is no such thing. */
    public static WeirException notFound(String what, String name) {
        return new WeirException(ErrorCode.NOT_FOUND, "NOT_FOUND", "there is no " + what + " \"" + name + "\"");
    }

    /** The name is taken. */
    public static WeirException alreadyExists(String what, String name) {
        return new WeirException(
                ErrorCode.ALREADY_EXISTS,
                "ALREADY_EXISTS",
                "there is a " + what + " \"" + name + "\" already: choose another name, or update it");
    }

    /** The caller's etag is not the present one. */
    public static WeirException staleEtag(String what, String name, String given, String present) {
        return new WeirException(
                ErrorCode.ABORTED,
                "STALE_ETAG",
                "the " + what + " \"" + name + "\" has changed since etag \"" + given + "\" (now \"" + present
                        + "\"): get it again and repeat the change on what it is now");
    }

    /** Another code, without a field to blame. */
    public static WeirException of(ErrorCode code, String reason, String message) {
        return new WeirException(code, reason, message);
    }

    /** A limit is reached. */
    public static WeirException limit(String limit, long value, String message) {
        return new WeirException(
                ErrorCode.RESOURCE_EXHAUSTED, "LIMIT_REACHED", message + " (limit " + limit + " = " + value + ")");
    }

    /** Something below failed and may come back. */
    public static WeirException unavailable(String message, Throwable cause) {
        return new WeirException(
                ErrorCode.UNAVAILABLE, "STORE_UNAVAILABLE", message, List.of(), Duration.ofSeconds(1), cause);
    }

    public ErrorCode code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What programs can use of it beside the reason, by name. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The same error with something more for programs. */
    public WeirException with(String name, String value) {
        Map<String, String> more = new HashMap<>(metadata);
        more.put(name, value);
        return new WeirException(code, reason, message(), violations, retryAfter, getCause(), more);
    }

    /** The same error with its fields one level up, for a message that stands inside another. */
    public WeirException in(String parent) {
        if (violations.isEmpty()) {
            return this;
        }
        List<Violation> moved = violations.stream().map(v -> v.in(parent)).toList();
        Violation first = moved.getFirst();
        return new WeirException(
                code, reason, first.field() + ": " + first.description(), moved, retryAfter, getCause(), metadata);
    }
}
