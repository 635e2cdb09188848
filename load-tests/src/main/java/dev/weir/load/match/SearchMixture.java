package dev.weir.load.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Searches as people of the news make them, of words that stand in sample texts: conjunctions of two or three words
 * 35%, phrases 20%, {@code (a OR b OR c) AND (d OR e) NOT f} 20%, single words 12%, sloppy phrases 5%, prefixes and
 * wildcards 5%, fuzzy words 3%. The same seed gives the same searches.
 */
final class SearchMixture {
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,20}");
    // They stand in nearly every text, and nobody asks for them alone.
    private static final Set<String> STOP_WORDS = Set.of(
            "the", "and", "that", "for", "this", "with", "are", "not", "have", "which", "will", "has", "been", "was",
            "but", "from", "our", "its", "also", "they", "their", "all", "you", "can", "who", "one", "must", "would",
            "should", "very", "more", "there", "what", "when", "were", "these", "those", "than", "into", "only", "such",
            "other");

    private final List<String> texts;
    private final Random random;

    SearchMixture(List<String> texts, Random random) {
        this.texts = texts;
        this.random = random;
    }

    List<String> queries(int count) {
        List<String> queries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            queries.add(query());
        }
        return queries;
    }

    private String query() {
        List<String> words = someWords();
        int kind = random.nextInt(100);
        if (kind < 35) {
            return join(" AND ", pick(words), pick(words), random.nextBoolean() ? pick(words) : "");
        }
        if (kind < 55) {
            return '"' + String.join(" ", run(words, 2 + random.nextInt(2))) + '"';
        }
        if (kind < 75) {
            return "(" + join(" OR ", pick(words), pick(words), pick(words)) + ") AND ("
                    + join(" OR ", pick(words), pick(words)) + ") NOT " + pick(someWords());
        }
        if (kind < 87) {
            return pick(words);
        }
        if (kind < 92) {
            List<String> ends = run(words, 4);
            return '"' + ends.getFirst() + " " + ends.getLast() + "\"~" + (2 + random.nextInt(4));
        }
        String longWord = words.stream()
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElseThrow();
        if (kind < 97) {
            return longWord.substring(0, Math.min(longWord.length(), 5)) + (random.nextBoolean() ? "*" : "?*");
        }
        return longWord + "~1";
    }

    /** The words of a stretch of one text. */
    private List<String> someWords() {
        while (true) {
            String text = texts.get(random.nextInt(texts.size()));
            List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (words.stream().filter(word -> !STOP_WORDS.contains(word)).count() >= 8) {
                return words;
            }
        }
    }

    private String pick(List<String> words) {
        String word = words.get(random.nextInt(words.size()));
        while (STOP_WORDS.contains(word)) {
            word = words.get(random.nextInt(words.size()));
        }
        return word;
    }

    private List<String> run(List<String> words, int length) {
        int start = random.nextInt(words.size() - length);
        return words.subList(start, start + length);
    }

    private static String join(String operator, String... words) {
        return String.join(
                operator,
                List.of(words).stream().filter(word -> !word.isEmpty()).toList());
    }
}
