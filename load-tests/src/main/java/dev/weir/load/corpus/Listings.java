package dev.weir.load.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** Listings from files, or made up. */
public final class Listings {
    private static final int MADE_UP = 20_000;

    private static final List<String> KINDS = List.of("Entire home/apt", "Private room", "Hotel room", "Shared room");
    private static final List<String> FEATURES = List.of(
            "balcony",
            "garden",
            "parking",
            "elevator",
            "terrace",
            "fireplace",
            "kitchen",
            "bathtub",
            "wifi",
            "piano",
            "courtyard",
            "rooftop",
            "sauna",
            "garage",
            "cellar",
            "loft",
            "studio",
            "penthouse",
            "duplex",
            "cottage");
    private static final List<String> ADJECTIVES = List.of(
            "quiet",
            "sunny",
            "bright",
            "cozy",
            "spacious",
            "modern",
            "renovated",
            "charming",
            "central",
            "elegant",
            "historic",
            "furnished",
            "stylish",
            "tiny",
            "luxury",
            "rustic",
            "peaceful",
            "airy",
            "simple",
            "warm");
    private static final List<String> SURROUNDINGS = List.of(
            "station",
            "park",
            "river",
            "lake",
            "university",
            "museum",
            "harbour",
            "market",
            "airport",
            "castle",
            "hospital",
            "opera",
            "forest",
            "beach",
            "stadium",
            "old town",
            "vineyards",
            "zoo",
            "canal",
            "cathedral");

    private Listings() {}

    /**
     * The records of files with JSON lines, in a random order: {@code lat} and {@code lon} are needed; {@code price},
     * {@code bedrooms} (or {@code beds}), {@code accommodates}, {@code room_type}, {@code title} and
     * {@code description} are taken where there are any.
     */
    public static List<Listing> read(List<Path> files, Random random) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Listing> listings = new ArrayList<>();
        for (Path file : files) {
            try (JsonLines lines = JsonLines.open(file)) {
                for (JsonLine line : lines) {
                    JsonNode record = mapper.readTree(line.text());
                    if (!record.path("lat").isNumber() || !record.path("lon").isNumber()) {
                        throw new IllegalArgumentException(
                                line.place() + ": numbers \"lat\" and \"lon\" are needed in each line");
                    }
                    listings.add(listing(record));
                }
            }
        }
        Collections.shuffle(listings, random);
        return listings;
    }

    private static Listing listing(JsonNode record) {
        JsonNode price = record.path("price");
        JsonNode rooms = record.path("bedrooms").isNumber() ? record.path("bedrooms") : record.path("beds");
        JsonNode guests = record.path("accommodates");
        return new Listing(
                record.path("lat").doubleValue(),
                record.path("lon").doubleValue(),
                price.isNumber() ? OptionalDouble.of(price.doubleValue()) : OptionalDouble.empty(),
                rooms.isNumber() ? OptionalLong.of(rooms.longValue()) : OptionalLong.empty(),
                guests.isNumber() ? OptionalLong.of(guests.longValue()) : OptionalLong.empty(),
                record.path("room_type").asText("unknown"),
                (record.path("title").asText("") + " "
                                + record.path("description").asText(""))
                        .strip());
    }

    /** Made-up ones: five towns with a center where most of it is, and with gaps such as real ones have. */
    public static List<Listing> madeUp(Random random) {
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < MADE_UP; i++) {
            int town = random.nextInt(5);
            listings.add(new Listing(
                    48 + town + random.nextGaussian() * 0.04,
                    11 + town + random.nextGaussian() * 0.06,
                    random.nextInt(6) == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Math.rint(Math.exp(4.8 + 0.6 * random.nextGaussian()))),
                    random.nextInt(3) == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(1 + (long) Math.abs(random.nextGaussian() * 1.4)),
                    random.nextInt(3) == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(2 + (long) Math.abs(random.nextGaussian() * 2)),
                    KINDS.get(Math.min(KINDS.size() - 1, (int) Math.abs(random.nextGaussian() * 0.9))),
                    random.nextInt(3) == 0 ? "" : text(random)));
        }
        return listings;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int sentences = random.nextInt(2, 10);
        for (int i = 0; i < sentences; i++) {
            text.append("A ")
                    .append(any(ADJECTIVES, random))
                    .append(' ')
                    .append(any(FEATURES, random))
                    .append(" with ")
                    .append(any(ADJECTIVES, random))
                    .append(' ')
                    .append(any(FEATURES, random))
                    .append(", ")
                    .append(random.nextInt(1, 30))
                    .append(" minutes from the ")
                    .append(any(SURROUNDINGS, random))
                    .append(". ");
        }
        return text.toString().strip();
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
