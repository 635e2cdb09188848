package dev.weir.server.cli.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Draws words, runs of words and values from sample documents, so that searches made of them are hit. */
final class SampleWords {
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,30}");
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "TO");

    private final List<JsonNode> documents;
    private final Random random;

    SampleWords(List<JsonNode> documents, Random random) {
        this.documents = documents;
        this.random = random;
    }

    /** The value of a field in one of the documents that have it. */
    String value(String field) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            String value =
                    documents.get(random.nextInt(documents.size())).path(field).asText();
            if (!value.isBlank()) {
                return value;
            }
        }
        throw new AssertionError("hardly any sample document has a " + field);
    }

    /** Words that follow each other in a field; fewer where the text is shorter. */
    List<String> run(String field, int count) {
        List<String> words = new ArrayList<>();
        for (int attempt = 0; attempt < 1_000 && words.isEmpty(); attempt++) {
            words = WORD.matcher(value(field)).results().map(MatchResult::group).toList();
        }
        int start = random.nextInt(Math.max(1, words.size() - count));
        return words.subList(start, Math.min(words.size(), start + count)).stream()
                .map(word -> OPERATORS.contains(word) ? word.toLowerCase(Locale.ROOT) : word)
                .toList();
    }

    /** One word of a field. */
    String word(String field) {
        return run(field, 1).getFirst();
    }

    /** One word of at least so many letters, in lower case. */
    String longWord(String field, int lettersMin) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            String word = word(field).toLowerCase(Locale.ROOT);
            if (word.length() >= lettersMin) {
                return word;
            }
        }
        throw new AssertionError("hardly any word of " + field + " has " + lettersMin + " letters");
    }
}
