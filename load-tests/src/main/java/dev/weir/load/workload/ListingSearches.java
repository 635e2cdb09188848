package dev.weir.load.workload;

import dev.weir.load.contender.Search;
import dev.weir.load.corpus.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Searches as people make them who look for a place like one that they have seen: near it (a box drawn on the map, or a
 * distance) 95%, at about its price 80%, with as many rooms 50%, for as many guests 30%, of its kind 40%, with one or
 * two words of its text 25%, each where the listing says so.
 */
final class ListingSearches {
    private static final Pattern WORD = Pattern.compile("[a-z]{4,15}");
    private static final double METERS_PER_DEGREE = 111_195;

    private final List<Listing> listings;
    private final Random random;

    ListingSearches(List<Listing> listings, Random random) {
        this.listings = listings;
        this.random = random;
    }

    /** A search, numbered so. */
    Search search(int id) {
        Listing like = listings.get(random.nextInt(listings.size()));
        List<String> clauses = new ArrayList<>();
        like.price().ifPresent(price -> {
            if (chance(95)) {
                clauses.add(String.format(
                        Locale.ROOT,
                        "price:[%d TO %d]",
                        rounded(price * random.nextDouble(0.7, 1)),
                        rounded(price * random.nextDouble(1, 1.2))));
            }
        });
        like.rooms().ifPresent(rooms -> {
            if (chance(70)) {
                clauses.add("rooms:[" + rooms + " TO " + (chance(50) ? rooms : rooms + 1) + "]");
            }
        });
        like.guests().ifPresent(guests -> {
            if (chance(30)) {
                clauses.add("guests:[" + guests + " TO *]");
            }
        });
        if (chance(50)) {
            clauses.add("kind:\"" + like.kind().replace("\"", "") + '"');
        }
        words(like).forEach(clauses::add);
        return new Search(id, String.join(" AND ", clauses), List.of(near(like)));
    }

    private List<String> words(Listing like) {
        List<String> words = chance(30)
                ? WORD.matcher(like.text().toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList()
                : List.of();
        if (words.isEmpty()) {
            return List.of();
        }
        String first = words.get(random.nextInt(words.size()));
        return chance(50) ? List.of(first) : List.of(first, words.get(random.nextInt(words.size())));
    }

    private Search.Condition near(Listing like) {
        double meters = random.nextDouble(150, 600);
        double latSpan = meters / METERS_PER_DEGREE;
        double lonSpan = latSpan / Math.cos(Math.toRadians(like.lat()));
        double lat = degrees(like.lat() + random.nextDouble(-0.5, 0.5) * latSpan);
        double lon = degrees(like.lon() + random.nextDouble(-0.5, 0.5) * lonSpan);
        return chance(50)
                ? new Search.Circle("place", lat, lon, Math.rint(meters))
                : new Search.Box(
                        "place",
                        degrees(lat + latSpan),
                        degrees(lon - lonSpan),
                        degrees(lat - latSpan),
                        degrees(lon + lonSpan));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** As a map tells them: a tenth of a meter. */
    private static double degrees(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    private static long rounded(double price) {
        return price < 50 ? Math.round(price) : Math.round(price / 5) * 5;
    }
}
