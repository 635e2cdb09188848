package dev.weir.server.cli.demo;

import dev.weir.client.Documents;
import dev.weir.client.Feeds;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The feed of homes to let. They are made up: the same seed gives the same homes. One listing in eight is an earlier
 * one again, at a lower price.
 */
final class ListingFeed {
    static final String NAME = "listings";

    private static final Instant FIRST_DAY = Instant.parse("2026-05-01T06:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(40);
    private static final int CHEAPER_ONE_IN = 8;
    private static final double METERS_PER_DEGREE = 111_320;
    private static final double CITY_METERS = 3_500;

    private final Random random;
    private final List<Home> homes = new ArrayList<>();
    private int published;

    private ListingFeed(long seed) {
        random = new Random(seed);
    }

    private record City(String name, double lat, double lon, int pricePerRoom) {}

    private record Home(
            String key,
            City city,
            String type,
            int rooms,
            long price,
            String text,
            List<String> amenities,
            double lat,
            double lon) {
        Home cheaper() {
            return new Home(
                    key,
                    city,
                    type,
                    rooms,
                    Math.round(price * 0.88),
                    text + " The price has been reduced.",
                    amenities,
                    lat,
                    lon);
        }
    }

    private static final List<City> CITIES = List.of(
            new City("Zurich", 47.3779, 8.5403, 950),
            new City("Vienna", 48.1853, 16.3763, 520),
            new City("Lisbon", 38.7139, -9.1394, 600));
    private static final List<String> TYPES = List.of("flat", "flat", "flat", "studio", "loft", "house");
    private static final List<String> MANNERS =
            List.of("Sunny", "Quiet", "Bright", "Renovated", "Spacious", "Charming", "Modern", "Old-world");
    private static final List<String> SENTENCES = List.of(
            "A balcony with a view of the lake.",
            "The lake view from the living room is the reason to move in.",
            "High ceilings, parquet floors and a fireplace that works.",
            "Five minutes on foot to the main station.",
            "The kitchen was put in last year.",
            "The bedroom looks onto a quiet courtyard with an old chestnut tree.",
            "A small balcony for breakfast in the sun.",
            "No lift, but the stairs keep you young.",
            "Schools, shops and a park are around the corner.",
            "Fibre internet and a room to work in.",
            "A cellar for the wine and the bicycles.",
            "The tram stops in front of the house, which you will hear.");
    private static final List<String> AMENITIES =
            List.of("pets", "garden", "lift", "parking", "dishwasher", "balcony", "fireplace", "furnished");

    static Feed feed() {
        return Feeds.feed(NAME)
                .text("title", "english")
                .text("description", "english")
                .keyword("city")
                .keyword("type")
                .wholeNumber("rooms")
                .wholeNumber("price")
                .date("listed")
                .place("place")
                .keyword("amenities")
                .repeated()
                .defaultFields("title", "description")
                .build();
    }

    /** Listings without end. */
    static Stream<Document> documents(long seed) {
        ListingFeed feed = new ListingFeed(seed);
        return Stream.generate(feed::next);
    }

    private Document next() {
        Instant listed = FIRST_DAY.plus(BETWEEN.multipliedBy(published++));
        if (!homes.isEmpty() && random.nextInt(CHEAPER_ONE_IN) == 0) {
            int which = random.nextInt(homes.size());
            homes.set(which, homes.get(which).cheaper());
            return document(homes.get(which), listed);
        }
        Home home = home("home-" + (homes.size() + 1));
        homes.add(home);
        return document(home, listed);
    }

    private Home home(String key) {
        City city = pick(CITIES);
        String type = pick(TYPES);
        int rooms = type.equals("studio") ? 1 : 1 + random.nextInt(5);
        long price = Math.round((400 + city.pricePerRoom() * rooms * (0.7 + 0.6 * random.nextDouble())) / 10) * 10;
        List<String> sentences = new ArrayList<>(SENTENCES);
        List<String> amenities = new ArrayList<>(AMENITIES);
        java.util.Collections.shuffle(sentences, random);
        java.util.Collections.shuffle(amenities, random);
        // Thinning out towards the edge, as towns do.
        double north = random.nextGaussian() * CITY_METERS / 2;
        double east = random.nextGaussian() * CITY_METERS / 2;
        return new Home(
                key,
                city,
                type,
                rooms,
                price,
                String.join(" ", sentences.subList(0, 3)),
                List.copyOf(amenities.subList(0, random.nextInt(4))),
                city.lat() + north / METERS_PER_DEGREE,
                city.lon() + east / (METERS_PER_DEGREE * Math.cos(Math.toRadians(city.lat()))));
    }

    private static Document document(Home home, Instant listed) {
        return Documents.document(home.key())
                .eventTime(listed)
                .text("title", title(home))
                .text("description", home.text())
                .text("city", home.city().name())
                .text("type", home.type())
                .number("rooms", home.rooms())
                .number("price", home.price())
                .date("listed", listed)
                .place("place", home.lat(), home.lon())
                .text("amenities", home.amenities().toArray(String[]::new))
                .build();
    }

    private static String title(Home home) {
        // The key decides, so that a listing keeps its title when its price falls.
        String manner = MANNERS.get(Math.floorMod(home.key().hashCode(), MANNERS.size()));
        return manner + " " + home.type() + " with " + home.rooms() + (home.rooms() == 1 ? " room" : " rooms") + " in "
                + home.city().name();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
