package dev.weir.load.faults.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a sequence tokens stand, and which places were acknowledged. A place is how many notifications are before
 * it. Methods that hold something against the rules give what is wrong with it, or nothing. For one thread.
 */
final class Places {
    private static final String FINE = "";

    private final Map<String, Integer> byToken = new HashMap<>();
    /** What may be stored by now: the confirmed place, and those behind it that were acknowledged. */
    private final TreeSet<Integer> acknowledged = new TreeSet<>();

    /** Everything that was ever acknowledged. */
    private final Set<Integer> everAcknowledged = new HashSet<>();

    private int confirmed;
    private int lastObserved;

    /** The subscription begins at the start. */
    Places() {
        acknowledged.add(0);
        everAcknowledged.add(0);
    }

    /** Where a token stands; empty for one that was never heard. */
    OptionalInt of(String token) {
        Integer place = byToken.get(token);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The furthest that is known to be stored. */
    int confirmed() {
        return confirmed;
    }

    /** A token was heard at a place: it stands there for ever. */
    String heard(String token, int place) {
        Integer before = byToken.putIfAbsent(token, place);
        return before == null || before == place
                ? FINE
                : "a token that stood behind " + before + " notifications now stands behind " + place;
    }

    /** The consumer acknowledges up to a place. */
    void acknowledge(int place) {
        everAcknowledged.add(place);
        if (place > confirmed) {
            acknowledged.add(place);
        }
    }

    /** The server says that it has stored a place. */
    String confirm(int place) {
        if (place < confirmed) {
            return "an acknowledgement was confirmed at " + place + " after one at " + confirmed;
        }
        if (!acknowledged.contains(place)) {
            return "an acknowledgement was confirmed that was not made";
        }
        settle(place);
        return FINE;
    }

    /** The server shows that the stored cursor stands at a place. */
    String stored(int place) {
        if (place < confirmed) {
            return "the stored cursor went back by " + (confirmed - place) + " notifications";
        }
        if (!acknowledged.contains(place)) {
            return "the stored cursor stands at a place that nobody acknowledged";
        }
        settle(place);
        return FINE;
    }

    /**
     * Somebody else was told that the stored cursor stands at a place. That says nothing about what the consumer hears
     * later: a confirmation may have been on its way to it.
     *
     * @param confirmedBefore what the consumer had heard to be confirmed before the other one asked
     */
    String observed(int place, int confirmedBefore) {
        if (place < confirmedBefore || place < lastObserved) {
            return "the stored cursor went back to " + place + " from " + Math.max(confirmedBefore, lastObserved);
        }
        if (!everAcknowledged.contains(place)) {
            return "the stored cursor stands at a place that nobody acknowledged";
        }
        lastObserved = place;
        return FINE;
    }

    private void settle(int place) {
        acknowledged.headSet(place).clear();
        confirmed = place;
    }
}
