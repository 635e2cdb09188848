package dev.weir.client;

import dev.weir.v1.StartPoint;
import java.time.Instant;

/** Places in a feed's log to read from. */
public final class StartPoints {
    private StartPoints() {}

    /** Behind everything that this token's holder has seen. */
    public static StartPoint token(String token) {
        return StartPoint.newBuilder().setToken(token).build();
    }

    /** At this position: the event there is the first. */
    public static StartPoint position(long position) {
        return StartPoint.newBuilder().setPosition(position).build();
    }

    /** At the first event whose publish time is not before this. */
    public static StartPoint time(Instant time) {
        return StartPoint.newBuilder().setTime(DocumentBuilder.timestamp(time)).build();
    }

    /** The first event that is kept. */
    public static StartPoint earliest() {
        return place(StartPoint.Place.PLACE_EARLIEST);
    }

    /** Behind the newest event. */
    public static StartPoint latest() {
        return place(StartPoint.Place.PLACE_LATEST);
    }

    /** Behind the last acknowledged notification of the subscription. */
    public static StartPoint stored() {
        return place(StartPoint.Place.PLACE_STORED);
    }

    private static StartPoint place(StartPoint.Place place) {
        return StartPoint.newBuilder().setPlace(place).build();
    }
}
