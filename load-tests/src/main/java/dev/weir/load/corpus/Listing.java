package dev.weir.load.corpus;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A place to stay or to live in, as a portal has it: much may be missing.
 *
 * @param lat degrees
 * @param lon degrees
 * @param price in the portal's currency; may be a placeholder such as 0
 * @param kind such as {@code Private room}
 * @param text title and description; empty if there are none
 */
public record Listing(
        double lat,
        double lon,
        OptionalDouble price,
        OptionalLong rooms,
        OptionalLong guests,
        String kind,
        String text) {
    /** The same elsewhere. */
    public Listing at(double otherLat, double otherLon) {
        return new Listing(otherLat, otherLon, price, rooms, guests, kind, text);
    }
}
