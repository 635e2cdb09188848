package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.LogPlaces;
import dev.weir.v1.StartPoint;
import java.util.function.Supplier;

/** Where a reader of notifications begins. */
final class Starts {
    private Starts() {}

    /**
     * Checks a start point.
     *
     * @param unset for a start point that is not set
     * @param field where the start point stands in the request
     * @return gives the cursor: for STORED the one that is stored when it is asked for
     * @throws WeirException INVALID_ARGUMENT or OUT_OF_RANGE
     */
    static Supplier<Cursor> of(Feed feed, Source source, StartPoint from, StartPoint.Place unset, String field) {
        if (from.hasToken()) {
            Cursor cursor = Token.read(from.getToken(), source.scope(), feed.head(), field + ".token");
            LogPlaces.requireKept(feed, cursor.position(), field + ".token", "the token");
            return () -> cursor;
        }
        StartPoint.Place place = from.getPointCase() == StartPoint.PointCase.POINT_NOT_SET ? unset : from.getPlace();
        boolean stored = !from.hasPosition() && !from.hasTime() && place == StartPoint.Place.PLACE_STORED;
        if (stored && source instanceof Source.OfSubscription(StandingSubscription subscription)) {
            LogPlaces.requireKept(
                    feed, subscription.acknowledged().position(), field, "the stored cursor of the subscription");
            return subscription::acknowledged;
        }
        Cursor cursor = Cursor.before(LogPlaces.first(feed, from, unset, field));
        return () -> cursor;
    }
}
