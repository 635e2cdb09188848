package dev.weir.server.feed;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.contract.Times;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.Violation;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.FeedStore;
import dev.weir.v1.StartPoint;
import java.util.List;

/** Finds places in a feed's log by position, time or name. */
public final class LogPlaces {
    private LogPlaces() {}

    /**
     * The position of the first event to read.
     *
     * @param unset for a start point that is not set
     * @param field where the start point stands in the request
     * @return from the first event that is kept to one behind the head
     * @throws WeirException INVALID_ARGUMENT for a token, for STORED and for what is no place; OUT_OF_RANGE beyond the
     *     head and before the first event that is kept
     */
    public static long first(Feed feed, StartPoint from, StartPoint.Place unset, String field) {
        return switch (from.getPointCase()) {
            case POSITION -> position(feed, from.getPosition(), field + ".position");
            case TIME -> time(feed, from.getTime(), field + ".time");
            case PLACE -> place(feed, from.getPlace(), field + ".place");
            case POINT_NOT_SET -> place(feed, unset, field + ".place");
            case TOKEN ->
                throw WeirException.invalid(
                        field + ".token", "is of no use here: begin at a position, a time or a place");
        };
    }

    private static long position(Feed feed, long position, String field) {
        if (position < 0) {
            throw WeirException.invalid(field, "is " + position + ": positions begin at 1");
        }
        if (position > feed.head() + 1) {
            throw beyondHead(field, "position " + position, feed.head());
        }
        long first = Math.max(1, position);
        requireKept(feed, first, field, "position " + first);
        return first;
    }

    private static long place(Feed feed, StartPoint.Place place, String field) {
        return switch (place) {
            case PLACE_EARLIEST -> feed.earliest();
            case PLACE_LATEST -> feed.head() + 1;
            case PLACE_STORED ->
                throw WeirException.invalid(
                        field, "is STORED, and there is no stored cursor here: use EARLIEST or LATEST, or a position");
            case PLACE_UNSPECIFIED, UNRECOGNIZED ->
                throw WeirException.invalid(field, "is not a place: use EARLIEST or LATEST");
        };
    }

    private static long time(Feed feed, Timestamp time, String field) {
        long floorMs = Times.millis(time, field);
        long timeMs = Timestamps.compare(Times.timestamp(floorMs), time) < 0 ? floorMs + 1 : floorMs;
        if (feed.store().hasDroppedSince(timeMs)) {
            throw beforeEarliest(field, "the time " + Timestamps.toString(time), feed.earliest());
        }
        return firstAtOrAfter(feed.store(), feed.earliest(), feed.head(), timeMs);
    }

    /**
     * The first position up to the head whose event was published at or after a time; the one behind the head where
     * there is none. Publish times never go back, so halving finds it.
     *
     * @param first a position that is kept
     */
    static long firstAtOrAfter(FeedStore store, long first, long head, long timeMs) {
        long low = first;
        long high = head + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (store.event(middle).orElseThrow().getPublishTimeMs() >= timeMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Checks that a position, and all behind it, is kept.
     *
     * @param field where it stands in the request; empty where it does not come from one
     * @param what stands there, such as "the token"
     * @throws WeirException OUT_OF_RANGE with the earliest position
     */
    public static void requireKept(Feed feed, long position, String field, String what) {
        long earliest = feed.earliest();
        if (position < earliest) {
            throw beforeEarliest(field, what, earliest);
        }
    }

    private static WeirException beforeEarliest(String field, String what, long earliest) {
        String description = what + " is before the earliest position that is kept, " + earliest
                + ", and what was there is gone by the feed's retention: begin at " + earliest
                + " or later, or at the place EARLIEST";
        return new WeirException(
                        ErrorCode.OUT_OF_RANGE,
                        "BEFORE_EARLIEST",
                        field.isEmpty() ? description : field + ": " + description,
                        field.isEmpty() ? List.of() : List.of(new Violation(field, description)),
                        null,
                        null)
                .with("earliest_position", Long.toString(earliest));
    }

    /** What is told of a place that the log has not reached. */
    public static WeirException beyondHead(String field, String what, long head) {
        String description = what + ", beyond the head of the log at " + head + ": begin at " + (head + 1)
                + " or before, or at the place LATEST";
        return new WeirException(
                ErrorCode.OUT_OF_RANGE,
                "BEYOND_HEAD",
                field + ": " + description,
                List.of(new Violation(field, description)),
                null,
                null);
    }
}
