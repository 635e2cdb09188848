package dev.weir.matcher.testing;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Documents of the shared vocabulary: absent fields, many values, the edges of each type. */
public final class RandomDocuments {
    static final List<Long> LONGS =
            List.of(-5L, 0L, 1L, 2L, 5L, 7L, 42L, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1);
    static final List<Double> DOUBLES = List.of(
            -1.5, -0.0, 0.0, 0.5, 1.0, 2.0, 99.99, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
    static final List<String> DATES = List.of(
            "2023-12-31T23:59:59.999Z",
            "2024-01-01T00:00:00Z",
            "2024-01-31T12:30:00Z",
            "2024-02-29",
            "2024-03-01T10:15:30.250+02:00",
            "1969-07-20T20:17:40Z",
            "2024-03-01T00:00:00.000Z",
            "2024-03-01T23:59:59.999Z",
            "-0044-03-15");
    static final List<GeoPoint> PLACES = List.of(
            new GeoPoint(51.5, -0.12),
            new GeoPoint(51.6, -0.1),
            new GeoPoint(48.85, 2.35),
            new GeoPoint(0, 179.9),
            new GeoPoint(0, -179.9),
            new GeoPoint(90, 0),
            new GeoPoint(-90, 0),
            new GeoPoint(10, 180),
            new GeoPoint(10, -180),
            new GeoPoint(0, 0));

    private RandomDocuments() {}

    public static Document document(Random random, Schema schema) {
        Document.Builder builder = Document.builder(schema);
        if (random.nextInt(40) == 0) {
            return builder.build();
        }
        // Now and then one with many values, of many words each.
        boolean large = random.nextInt(50) == 0;
        for (Field field : schema.fields()) {
            int values = random.nextInt(4) == 0 ? 0 : field.repeated() ? 1 + random.nextInt(large ? 30 : 4) : 1;
            for (int i = 0; i < values; i++) {
                builder.add(field.name(), value(random, field, large ? 120 : 12));
            }
        }
        return builder.build();
    }

    private static Value value(Random random, Field field, int wordsMax) {
        return switch (field.type()) {
            case TEXT -> Value.of(Words.text(random, random.nextInt(wordsMax)));
            case KEYWORD -> Value.of(Words.text(random, random.nextInt(8) == 0 ? random.nextInt(3) : 1));
            case LONG -> Value.of((long) Words.oneOf(random, LONGS));
            case DOUBLE -> Value.of((double) Words.oneOf(random, DOUBLES));
            case DATE ->
                random.nextBoolean()
                        ? Value.of(Words.oneOf(random, DATES))
                        : Value.of(Instant.ofEpochMilli(
                                1_704_067_200_000L + random.nextInt(90) * 86_400_000L + random.nextInt(3)));
            case BOOLEAN -> Value.of(random.nextBoolean());
            case GEO_POINT -> Value.of(Words.oneOf(random, PLACES));
        };
    }
}
