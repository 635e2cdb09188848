package dev.weir.server.model;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a search asks.
 *
 * @param query in Weir's language
 * @param holds the same, judged on the words of a document
 */
record Asked(String query, Predicate<List<String>> holds) {
    private static final int WORDS = 8;

    static Asked random(Random random) {
        String one = word(random);
        String other = word(random);
        return switch (random.nextInt(5)) {
            case 0 -> new Asked("+" + one + " +" + other, words -> words.contains(one) && words.contains(other));
            case 1 -> new Asked(one + " OR " + other, words -> words.contains(one) || words.contains(other));
            case 2 -> new Asked("+" + one + " -" + other, words -> words.contains(one) && !words.contains(other));
            case 3 ->
                new Asked(
                        "\"" + one + " " + other + "\"",
                        words -> Collections.indexOfSubList(words, List.of(one, other)) >= 0);
            default -> new Asked(one, words -> words.contains(one));
        };
    }

    static List<String> text(Random random) {
        return IntStream.range(0, random.nextInt(7)).mapToObj(i -> word(random)).toList();
    }

    private static String word(Random random) {
        return "word" + random.nextInt(WORDS);
    }
}
