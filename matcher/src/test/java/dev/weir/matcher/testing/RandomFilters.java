package dev.weir.matcher.testing;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters on the fields of {@link RandomSchemas}. */
final class RandomFilters {
    private static final List<String> DATES =
            List.of("2024", "2024-01", "2024-03-01", "2024-01-31T12", "2024-03-01T10:15:30.2+02:00");

    private RandomFilters() {}

    static Filter filter(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> range(random, "long", () -> Value.of((long) Words.oneOf(random, RandomDocuments.LONGS)));
            case 1 -> range(random, "double", () -> Value.of((double) Words.oneOf(random, RandomDocuments.DOUBLES)));
            case 2 -> range(random, "date", () -> Value.of(Words.oneOf(random, DATES)));
            case 3 -> range(random, random.nextBoolean() ? "tag" : "code", () -> Value.of(Words.word(random)));
            case 4, 5 -> terms(random);
            case 6 ->
                new Filter.GeoDistance(
                        geoField(random),
                        Words.oneOf(random, RandomDocuments.PLACES),
                        Words.oneOf(random, List.of(0.0, 1.0, 20_000.0, 400_000.0, 9_000_000.0)));
            case 7 ->
                new Filter.GeoBox(
                        geoField(random),
                        52 + random.nextInt(39),
                        random.nextInt(361) - 180.0,
                        random.nextInt(52) - 1.0,
                        random.nextInt(361) - 180.0);
            default -> polygon(random);
        };
    }

    private static Filter range(Random random, String field, Supplier<Value> bound) {
        @Nullable Value lower = random.nextInt(4) == 0 ? null : bound.get();
        @Nullable Value upper = random.nextInt(4) == 0 ? null : bound.get();
        boolean canRepeat = !field.equals("tag") && !field.equals("code");
        return new Filter.Range(
                canRepeat && random.nextBoolean() ? field + "s" : field,
                lower,
                random.nextBoolean(),
                upper,
                random.nextBoolean());
    }

    private static Filter terms(Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Filter.Terms(
                        "long", some(random, () -> Value.of((long) Words.oneOf(random, RandomDocuments.LONGS))));
            case 1 ->
                new Filter.Terms(
                        "doubles", some(random, () -> Value.of((double) Words.oneOf(random, RandomDocuments.DOUBLES))));
            case 2 -> new Filter.Terms("dates", some(random, () -> Value.of(Words.oneOf(random, DATES))));
            case 3 -> new Filter.Terms("booleans", some(random, () -> Value.of(random.nextBoolean())));
            default ->
                new Filter.Terms(
                        random.nextBoolean() ? "tag" : "code", some(random, () -> Value.of(Words.word(random))));
        };
    }

    private static Filter polygon(Random random) {
        double top = 52 + random.nextInt(38);
        double left = random.nextInt(170) - 170.0;
        return new Filter.GeoPolygon(
                geoField(random),
                List.of(
                        new GeoPoint(top, left),
                        new GeoPoint(top, left + 150),
                        new GeoPoint(-20, left + 170),
                        new GeoPoint(40, left + 60)));
    }

    private static String geoField(Random random) {
        return random.nextBoolean() ? "geo_point" : "geo_points";
    }

    private static List<Value> some(Random random, Supplier<Value> value) {
        return Stream.generate(value).limit(1 + random.nextInt(4)).toList();
    }
}
