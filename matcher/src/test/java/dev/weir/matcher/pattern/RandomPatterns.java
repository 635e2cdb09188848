package dev.weir.matcher.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.RegExp;

/**
 * Words over a few odd letters, so that patterns meet them, and patterns of every kind, most of them made from a word
 * that they nearly fit.
 */
final class RandomPatterns {
    private static final List<String> LETTERS =
            List.of("a", "a", "a", "b", "b", "c", "d", "é", "東", "𝒳", "𝒴", "1", "A", "*", "?", "\\", "\uFFFD");
    private static final List<String> ATOMS = List.of(
            "a", "b", "ab", "abc", "é", "東", "𝒳", ".", "[ab]", "[^a]", "[a-c]", "\\d", "\\w", "\\W", "\\*", "\\.",
            "\"a*\"", "()", "1", "A", "#", "@", "<1-12>", "[𝒳-𝒴]", "[é東]", "..");

    private final Random random;

    RandomPatterns(Random random) {
        this.random = random;
    }

    /** Mostly a few letters, now and then none or many. */
    String word() {
        int length =
                switch (random.nextInt(12)) {
                    case 0 -> 0;
                    case 1 -> 10 + random.nextInt(30);
                    default -> 1 + random.nextInt(7);
                };
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(letter());
        }
        return word.toString();
    }

    /** The word, or one that differs in a few places. */
    String near(String word) {
        int[] letters = word.codePoints().toArray();
        StringBuilder near = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            switch (random.nextInt(24)) {
                case 0 -> near.append(letter());
                case 1 -> near.append(letter()).appendCodePoint(letters[i]);
                case 2 -> {}
                case 3 -> {
                    if (i + 1 < letters.length) {
                        near.appendCodePoint(letters[i + 1]);
                    }
                    near.appendCodePoint(letters[i]);
                    i++;
                }
                default -> near.appendCodePoint(letters[i]);
            }
        }
        return random.nextInt(8) == 0 ? near.append(letter()).toString() : near.toString();
    }

    private String letter() {
        return LETTERS.get(random.nextInt(LETTERS.size()));
    }

    /** So many words, of which every second one is near to the one before. */
    List<String> words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(i % 2 == 0 ? word() : near(words.get(i - 1)));
        }
        return words;
    }

    /** A query of any kind but a fuzzy one. */
    Query quick(String word) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new PrefixQuery(term(part(word)));
            case 2, 3, 4 -> new WildcardQuery(term(wildcard(word)));
            case 5, 6 -> regexp(word);
            default -> range(word);
        };
    }

    private String part(String word) {
        int[] letters = word.codePoints().toArray();
        return new String(letters, 0, letters.length == 0 ? 0 : random.nextInt(letters.length + 1));
    }

    private String wildcard(String word) {
        StringBuilder expression = new StringBuilder(random.nextInt(3) == 0 ? "*" : "");
        for (int letter : word.codePoints().toArray()) {
            switch (random.nextInt(8)) {
                case 0 -> expression.append('?');
                case 1 -> expression.append('*');
                case 2 -> expression.append("*").appendCodePoint(letter);
                default -> {
                    if ((letter == '*' || letter == '?' || letter == '\\') && random.nextInt(4) != 0) {
                        expression.append('\\');
                    }
                    expression.appendCodePoint(letter);
                }
            }
        }
        return expression.append(random.nextInt(3) == 0 ? "*" : "").toString();
    }

    Query fuzzy(String word) {
        int prefixLength = random.nextInt(3) == 0 ? random.nextInt(10) : 0;
        return new FuzzyQuery(
                term(word), random.nextInt(3), prefixLength, 1 + random.nextInt(50), random.nextInt(4) != 0);
    }

    private Query range(String word) {
        String lower = random.nextInt(4) == 0 ? null : part(word);
        String upper = random.nextInt(4) == 0 ? null : random.nextInt(3) == 0 ? word() : word;
        return TermRangeQuery.newStringRange(TermJudge.FIELD, lower, upper, random.nextBoolean(), random.nextBoolean());
    }

    Query regexp(String word) {
        String expression;
        if (random.nextBoolean()) {
            expression = expression(2);
        } else {
            StringBuilder fitted = new StringBuilder(random.nextInt(3) == 0 ? ".*" : "");
            word.codePoints().forEach(letter -> fitted.append(fit(letter)));
            expression = fitted.append(random.nextInt(3) == 0 ? ".*" : "").toString();
        }
        int flags = random.nextInt(4) == 0 ? RegExp.CASE_INSENSITIVE : 0;
        return new RegexpQuery(term(expression), RegExp.ALL, flags, 100_000);
    }

    private String fit(int letter) {
        String one = Character.isLetterOrDigit(letter) ? Character.toString(letter) : "\\" + Character.toString(letter);
        return switch (random.nextInt(14)) {
            case 0 -> ".";
            case 1 -> one + "?";
            case 2 -> one + "*";
            case 3 -> one + "+";
            case 4 -> "(" + one + "|" + expression(1) + ")";
            case 5 -> expression(0) + "?" + one;
            case 6 -> "[" + one + "b]";
            case 7 -> one + "{1,2}";
            default -> one;
        };
    }

    private String expression(int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String a = expression(depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> a + expression(depth - 1);
            case 3, 4 -> "(" + a + "|" + expression(depth - 1) + ")";
            case 5 -> "(" + a + ")*";
            case 6 -> "(" + a + ")+";
            case 7 -> "(" + a + ")?";
            case 8 -> "(" + a + "){" + random.nextInt(3) + "}";
            case 9 -> "(" + a + "){" + random.nextInt(2) + "," + (1 + random.nextInt(2)) + "}";
            case 10 -> "(" + a + "){1,}";
            case 11 -> "((" + a + ")&(" + expression(depth - 1) + "))";
            case 12 -> ".*" + a + ".*";
            default -> a;
        };
    }

    private static Term term(String text) {
        return new Term(TermJudge.FIELD, text);
    }
}
