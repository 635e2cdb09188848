package dev.weir.matcher.testing;

import java.util.List;
import java.util.Random;

/** The vocabulary that documents and queries share: small, so that they meet; odd, so that analysis matters. */
public final class Words {
    private static final List<String> WORDS = List.of(
            "weir",
            "weirs",
            "Weir",
            "water",
            "waters",
            "wader",
            "web",
            "river",
            "Rivers",
            "run",
            "running",
            "runs",
            "the",
            "of",
            "a",
            "ab",
            "abc",
            "abbc",
            "ac",
            "bc",
            "Straße",
            "strasse",
            "istanbul",
            "İstanbul",
            "ılık",
            "naïve",
            "naive",
            "東京都",
            "𝒳𝒴",
            "x",
            "42",
            "2024",
            "e",
            "é",
            "can't",
            "O2",
            "w*r",
            "a\\b",
            "we-ir");

    private Words() {}

    public static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** A word that the query syntax takes without escapes. */
    public static String plainWord(Random random) {
        String word = word(random);
        return word.codePoints().allMatch(Character::isLetterOrDigit) ? word : "weir";
    }

    /** So many words, with blanks and punctuation between them. */
    public static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word(random)).append(random.nextInt(8) == 0 ? ". " : " ");
        }
        return text.toString().strip();
    }

    static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
