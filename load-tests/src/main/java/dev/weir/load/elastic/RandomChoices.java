package dev.weir.load.elastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Words, numbers and places that documents and queries share, chosen by a seed. */
final class RandomChoices {
    private static final List<String> WORDS = List.of(
            "river",
            "rivers",
            "weir",
            "weirs",
            "bridge",
            "mayor",
            "city",
            "council",
            "open",
            "opened",
            "opens",
            "the",
            "of",
            "a",
            "to",
            "quick",
            "quack",
            "quake",
            "brown",
            "fox",
            "foxes",
            "dog",
            "lazy",
            "new",
            "News",
            "3",
            "42",
            "Suva",
            "Z\u00fcrich",
            "caf\u00e9",
            "O'Neill",
            "x-ray",
            "running");
    private static final List<String> TAGS =
            List.of("News", "news", "Zoo", "animal", "Animal", "red", "AB-12", "ab-13", "*x");

    final Random random;

    RandomChoices(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean rarely() {
        return random.nextInt(8) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Object or(Object first, Object second) {
        return random.nextBoolean() ? first : second;
    }

    String word() {
        String word = of(WORDS);
        return rarely() ? word.toUpperCase(java.util.Locale.ROOT) : word;
    }

    /** A word that may have a letter wrong. */
    String misspelt() {
        String word = of(WORDS).toLowerCase(java.util.Locale.ROOT);
        int at = random.nextInt(word.length());
        return switch (random.nextInt(4)) {
            case 0 -> word;
            case 1 -> word.substring(0, at) + word.substring(at + 1) + (word.length() == 1 ? "e" : "");
            case 2 -> word.substring(0, at) + "e" + word.substring(at);
            default -> word.substring(0, at) + "o" + word.substring(at + 1);
        };
    }

    String words(int min, int max) {
        int count = min + random.nextInt(max - min + 1);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(rarely() ? ", " : " ", words);
    }

    String tag() {
        return of(TAGS);
    }

    long whole() {
        return rarely() ? 9_007_199_254_740_993L : random.nextInt(20) - 5;
    }

    double decimal() {
        // Never zero with a sign: OpenSearch tells it from zero without.
        return (random.nextInt(80) - 20) / 4.0 + 0.125;
    }

    String day() {
        return "2024-0" + (1 + random.nextInt(3)) + "-" + (10 + random.nextInt(5));
    }

    String moment() {
        return day() + "T" + (10 + random.nextInt(4)) + ":" + (10 + random.nextInt(3)) + ":0" + random.nextInt(3) + "Z";
    }

    double latitude() {
        return random.nextInt(600) / 10.0 - 30;
    }

    double longitude() {
        return rarely() ? 179 - random.nextInt(10) / 10.0 : random.nextInt(3_590) / 10.0 - 179.5;
    }

    /** Names and values, in order; a value of null is left out. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    <T> List<T> list(int min, int max, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = min + random.nextInt(max - min + 1); i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }
}
