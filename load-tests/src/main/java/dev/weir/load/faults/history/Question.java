package dev.weir.load.faults.history;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a saved search asks for, in a form that is judged here without any of Weir's code. Documents are lines of words
 * out of a small vocabulary, so that most questions find some and miss others.
 */
public sealed interface Question {
    /** The words that documents and questions are made of: {@code w0} to {@code w39}. */
    int WORDS = 40;

    /** The field of the words. */
    String FIELD = "body";

    /** Each of these words is there. */
    record All(List<String> words) implements Question {
        @Override
        public String query() {
            return String.join(" AND ", words.stream().map(Question::term).toList());
        }

        @Override
        public boolean holds(List<String> text) {
            return text.containsAll(words);
        }
    }

    /** One of these words is there. */
    record Any(List<String> words) implements Question {
        @Override
        public String query() {
            return String.join(" OR ", words.stream().map(Question::term).toList());
        }

        @Override
        public boolean holds(List<String> text) {
            return !Collections.disjoint(text, words);
        }
    }

    /** The one word is there and the other is not. */
    record Without(String wanted, String unwanted) implements Question {
        @Override
        public String query() {
            return "+" + term(wanted) + " -" + term(unwanted);
        }

        @Override
        public boolean holds(List<String> text) {
            return text.contains(wanted) && !text.contains(unwanted);
        }
    }

    /** The words stand side by side, in this order. */
    record Phrase(String first, String second) implements Question {
        @Override
        public String query() {
            return FIELD + ":\"" + first + " " + second + "\"";
        }

        @Override
        public boolean holds(List<String> text) {
            return Collections.indexOfSubList(text, List.of(first, second)) >= 0;
        }
    }

    /** The question in Weir's language. */
    String query();

    /** Whether a document with these words, in this order, is an answer. */
    boolean holds(List<String> text);

    /** Any question. */
    static Question random(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Any(List.of(word(random), word(random)));
            case 1 -> new Without(word(random), word(random));
            case 2 -> new Phrase(word(random), word(random));
            case 3 -> new All(List.of(word(random)));
            default -> new All(List.of(word(random), word(random)));
        };
    }

    /** The words of any document. */
    static List<String> text(RandomGenerator random) {
        return random.ints(random.nextInt(3, 12), 0, WORDS)
                .mapToObj(i -> "w" + i)
                .toList();
    }

    private static String word(RandomGenerator random) {
        return "w" + random.nextInt(WORDS);
    }

    private static String term(String word) {
        return FIELD + ":" + word;
    }
}
