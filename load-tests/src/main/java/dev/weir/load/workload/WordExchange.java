package dev.weir.load.workload;

import dev.weir.load.corpus.ExpertQuery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Exchanges the words of a search for others that stand in about as many articles. */
final class WordExchange {
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{3,20}");
    private static final Pattern PREFIX = Pattern.compile("[^*?$]+\\*");
    private static final int PREFIX_MIN = 3;
    private static final int CHOICES_MIN = 20;
    private static final double LIKE = 1.3;

    private final ByCount words;
    /** In how many articles words stand that begin so, a word counted for itself. */
    private final Map<String, Integer> prefixCounts = new HashMap<>();

    private final Map<Integer, ByCount> prefixes = new HashMap<>();
    private final Vocabulary vocabulary;

    WordExchange(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Map<String, Integer> counts = new HashMap<>();
        for (String word : vocabulary.words()) {
            if (PLAIN_WORD.matcher(word).matches()) {
                counts.put(word, vocabulary.count(word));
            }
        }
        words = new ByCount(counts);
        counts.forEach((word, count) -> {
            for (int length = PREFIX_MIN; length <= word.length(); length++) {
                prefixCounts.merge(word.substring(0, length), count, Integer::sum);
            }
        });
    }

    /** Texts by how often they occur. */
    private static final class ByCount {
        /** The rarest first. */
        private final List<String> texts;

        private final int[] counts;

        ByCount(Map<String, Integer> all) {
            texts = all.keySet().stream()
                    .sorted(Comparator.<String>comparingInt(all::get).thenComparing(Comparator.naturalOrder()))
                    .toList();
            counts = texts.stream().mapToInt(all::get).toArray();
        }

        /** One that occurs about so often; of those as often, or of the few nearest. */
        String like(int count, Random random) {
            int from = first((int) (count / LIKE));
            int to = Math.max(first((int) (count * LIKE) + 1), Math.min(from + CHOICES_MIN, counts.length));
            return texts.get(from + random.nextInt(to - from));
        }

        private int first(int count) {
            int low = 0;
            int high = counts.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (counts[middle] < count) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** The words, the rarest first. */
    List<String> words() {
        return words.texts;
    }

    /** The same search of other words; a word that it has twice is exchanged for the same one. */
    ExpertQuery exchanged(ExpertQuery query, Random random) {
        return exchanged(query, new HashMap<>(), random);
    }

    private ExpertQuery exchanged(ExpertQuery query, Map<String, String> done, Random random) {
        return switch (query) {
            case ExpertQuery.Phrase phrase ->
                new ExpertQuery.Phrase(phrase.words().stream()
                        .map(word -> exchanged(word, done, random))
                        .toList());
            case ExpertQuery.Near near ->
                new ExpertQuery.Near(near.words(), near.ordered(), exchanged(near.parts(), done, random));
            case ExpertQuery.Group group ->
                new ExpertQuery.Group(group.joined(), exchanged(group.parts(), done, random));
        };
    }

    private List<ExpertQuery> exchanged(List<ExpertQuery> parts, Map<String, String> done, Random random) {
        return parts.stream().map(part -> exchanged(part, done, random)).toList();
    }

    private String exchanged(String word, Map<String, String> done, Random random) {
        String known = done.get(word);
        if (known == null) {
            known = PREFIX.matcher(word).matches()
                    ? prefixLike(word.substring(0, word.length() - 1), random) + "*"
                    : expressionLike(word, random);
            done.put(word, known);
        }
        return known;
    }

    /** A beginning of words, as long, that stand in about as many articles. */
    private String prefixLike(String start, Random random) {
        int length = Math.max(PREFIX_MIN, start.length());
        return prefixes.computeIfAbsent(length, this::ofLength).like(prefixCounts.getOrDefault(start, 0), random);
    }

    private ByCount ofLength(int length) {
        Map<String, Integer> ofLength = new HashMap<>();
        prefixCounts.forEach((prefix, count) -> {
            if (prefix.length() == length) {
                ofLength.put(prefix, count);
            }
        });
        return ofLength.isEmpty() ? words : new ByCount(ofLength);
    }

    /** Another word with the wildcards where they were, as far as it is long enough. */
    private String expressionLike(String expression, Random random) {
        StringBuilder other = new StringBuilder(words.like(vocabulary.count(expression.replaceAll("[*?$]", "")), random));
        int letters = 0;
        for (int i = 0; i < expression.length(); i++) {
            char each = expression.charAt(i);
            if (each == '?') {
                other.setCharAt(Math.min(letters++, other.length() - 1), '?');
            } else if (each == '*' || each == '$') {
                boolean atEnd = i == expression.length() - 1;
                other.insert(atEnd ? other.length() : Math.min(letters, other.length()), each);
                letters++;
            } else {
                letters++;
            }
        }
        return other.toString();
    }
}
