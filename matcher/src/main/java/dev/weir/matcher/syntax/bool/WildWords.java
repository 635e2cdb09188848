package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Makes leaves of words and phrases with wildcards. A field's analyzer may see several words in what is written as one
 * ({@code non-discriminat*}); then they must follow each other. Safe for any number of threads.
 */
final class WildWords {
    /** In one word; each doubles the number of words that are looked for. */
    static final int MAX_OPTIONAL = 4;

    /** Stands for a wildcard while a text is cut: a letter, so that it stays with those beside it. */
    private static final char LETTER = 'x';

    private final Schema schema;

    WildWords(Schema schema) {
        this.schema = schema;
    }

    /**
     * The tree for a text that has a wildcard.
     *
     * @throws IllegalArgumentException if there is no meaning in it
     */
    QueryTree tree(Field field, Spelled text) {
        List<QueryTree> parts = new ArrayList<>();
        if (field.type() == FieldType.KEYWORD) {
            parts.add(word(field.name(), text));
        } else {
            for (Spelled piece : pieces(text)) {
                if (!piece.hasWildcard()) {
                    parts.add(QueryTree.Term.of(field.name(), piece.text()));
                } else {
                    cut(field.name(), piece).forEach(word -> parts.add(word(field.name(), word)));
                }
            }
        }
        return parts.size() == 1 ? parts.get(0) : QueryTree.Near.inOrder(0, parts);
    }

    /** What stands between blanks. */
    static List<Spelled> pieces(Spelled text) {
        List<Spelled> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Signs.isBlank(text.text().charAt(i))) {
                if (i > from) {
                    pieces.add(text.part(from, i));
                }
                from = i + 1;
            }
        }
        return pieces;
    }

    /** The words that the analyzer sees in a text, with letters in the place of its wildcards. */
    private List<Spelled> cut(String field, Spelled text) {
        StringBuilder probe = new StringBuilder(text.text());
        for (int i = 0; i < text.length(); i++) {
            if (text.isWildcard(i)) {
                probe.setCharAt(i, LETTER);
            }
        }
        List<Spelled> words = new ArrayList<>();
        int from = -1;
        int to = -1;
        try (TokenStream stream = schema.analyzer().tokenStream(field, probe.toString())) {
            OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                boolean goesOn = to >= 0 && offsets.startOffset() <= to;
                if (!goesOn || !isOneWord(text, from, to, offsets)) {
                    add(words, text, from, to);
                    from = offsets.startOffset();
                }
                to = Math.max(goesOn ? to : 0, offsets.endOffset());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
        add(words, text, from, to);
        return words.isEmpty() ? List.of(text) : words;
    }

    /** Writing without blanks is cut at each character: a wildcard stays with what it stands beside. */
    private static boolean isOneWord(Spelled text, int from, int to, OffsetAttribute next) {
        boolean overlap = next.startOffset() < to;
        return overlap || isAllWildcard(text, from, to) || isAllWildcard(text, next.startOffset(), next.endOffset());
    }

    private static boolean isAllWildcard(Spelled text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!text.isWildcard(i)) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<Spelled> words, Spelled text, int from, int to) {
        if (from >= 0) {
            words.add(text.part(from, to));
        }
    }

    /** A word for each choice of its optional characters. */
    private static QueryTree word(String field, Spelled word) {
        List<Integer> optional = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            if (word.isOptional(i)) {
                optional.add(i);
            }
        }
        if (optional.size() > MAX_OPTIONAL) {
            throw new IllegalArgumentException(
                    "a word has " + optional.size() + " characters that may be there or not ($), at most "
                            + MAX_OPTIONAL + " are possible; use * or ?");
        }
        List<QueryTree> choices = new ArrayList<>();
        for (int choice = 0; choice < 1 << optional.size(); choice++) {
            choices.add(chosen(field, word, optional, choice));
        }
        return choices.size() == 1 ? choices.get(0) : new QueryTree.Any(choices);
    }

    /** The word in which the optional characters whose bits are set are there. */
    private static QueryTree chosen(String field, Spelled word, List<Integer> optional, int choice) {
        StringBuilder literal = new StringBuilder();
        StringBuilder expression = new StringBuilder();
        int wildcards = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.text().charAt(i);
            int bit = optional.indexOf(i);
            if (bit >= 0) {
                if ((choice >> bit & 1) != 0) {
                    expression.append('?');
                    wildcards++;
                }
            } else if (word.isWildcard(i)) {
                expression.append(c);
                wildcards++;
            } else {
                literal.append(c);
                if (c == '*' || c == '?' || c == '\\') {
                    expression.append('\\');
                }
                expression.append(c);
            }
        }
        if (wildcards == 0) {
            return QueryTree.Term.of(field, literal.toString());
        }
        boolean prefix = wildcards == 1 && !literal.isEmpty() && isStar(word, word.length() - 1);
        return prefix
                ? new QueryTree.Prefix(field, literal.toString())
                : new QueryTree.Wildcard(field, expression.toString());
    }

    private static boolean isStar(Spelled word, int index) {
        return word.isWildcard(index) && word.text().charAt(index) == '*';
    }
}
