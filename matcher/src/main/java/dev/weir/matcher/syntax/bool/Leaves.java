package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.TypedLeaves;
import dev.weir.matcher.tree.QueryTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a leaf of what is written of one field. {@link IllegalArgumentException} says what is wrong. Safe for any
 * number of threads.
 */
final class Leaves {
    private static final Pattern YEARS = Pattern.compile("(\\d{4}(?=-)|[\\d/]+(?=:))[:-](\\d[\\d/]{3,9})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})/(\\d{1,2})(?:/(\\d{1,2}))?");

    private final TypedLeaves typed;
    private final WildWords wildWords;

    Leaves(Schema schema) {
        this.typed = new TypedLeaves(schema);
        this.wildWords = new WildWords(schema);
    }

    /** The leaf for one field. */
    QueryTree of(Written leaf, String fieldName) {
        Field field = typed.field(fieldName);
        return switch (leaf) {
            case Written.Word word -> word(field, word.text());
            case Written.Quoted quoted -> quoted(field, quoted);
            case Written.Literally literally ->
                isOfWords(field)
                        ? new QueryTree.Phrase(fieldName, literally.text(), 0)
                        : typed.value(fieldName, literally.text());
            case Written.Regexp regexp -> {
                requireWords(field, "a regular expression");
                yield new QueryTree.Regexp(fieldName, regexp.expression());
            }
            case Written.Fuzzy fuzzy -> {
                requireWords(field, "a fuzzy word (~)");
                yield QueryTree.Fuzzy.of(fieldName, fuzzy.text(), fuzzy.edits());
            }
            case Written.Between between -> range(field, between.span());
            case Written.ListName list -> new QueryTree.WordList(fieldName, list.name());
            case Written.Values values -> Values.leaf(fieldName, values);
            default -> throw new IllegalStateException(leaf + " is no leaf");
        };
    }

    private QueryTree word(Field field, Spelled text) {
        if (text.text().equals("*") && text.hasWildcard()) {
            return typed.exists(field.name());
        }
        if (!isOfWords(field)) {
            return valueOf(field, text);
        }
        if (!text.hasWildcard()) {
            return typed.value(field.name(), text.text());
        }
        requireSomeLetter(text);
        return wildWords.tree(field, text);
    }

    private QueryTree valueOf(Field field, Spelled text) {
        if (text.hasWildcard()) {
            requireWords(field, "a wildcard");
        }
        Matcher years = YEARS.matcher(text.text());
        if (field.type() != FieldType.BOOLEAN && field.type() != FieldType.GEO_POINT && years.matches()) {
            return typed.range(field.name(), asDate(field, years.group(1)), true, asDate(field, years.group(2)), true);
        }
        return typed.value(field.name(), asDate(field, text.text()));
    }

    /** Days as library databases write them: {@code 2019/1/31}. */
    private static String asDate(Field field, String written) {
        Matcher day = DAY.matcher(written);
        if (field.type() != FieldType.DATE || !day.matches()) {
            return written;
        }
        String month = day.group(1) + "-" + twoDigits(day.group(2));
        return day.group(3) == null ? month : month + "-" + twoDigits(day.group(3));
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private QueryTree quoted(Field field, Written.Quoted quoted) {
        Spelled text = quoted.text();
        if (!isOfWords(field)) {
            return typed.value(field.name(), asDate(field, text.text()));
        }
        if (!text.hasWildcard()) {
            int slop = quoted.slop() == null ? 0 : quoted.slop();
            return new QueryTree.Phrase(field.name(), text.text(), slop);
        }
        if (quoted.slop() != null) {
            throw new IllegalArgumentException(
                    "a phrase with wildcards has no ~; write NEAR/" + quoted.slop() + " between its words");
        }
        for (Spelled piece : WildWords.pieces(text)) {
            if (!piece.text().equals("*")) {
                requireSomeLetter(piece);
            }
        }
        return wildWords.tree(field, text);
    }

    private QueryTree range(Field field, Span span) {
        return typed.range(
                field.name(),
                span.lower() == null ? null : asDate(field, span.lower()),
                span.lowerIn(),
                span.upper() == null ? null : asDate(field, span.upper()),
                span.upperIn());
    }

    private static void requireSomeLetter(Spelled text) {
        for (int i = 0; i < text.length(); i++) {
            if (!text.isWildcard(i)) {
                return;
            }
        }
        throw new IllegalArgumentException("'" + text.text()
                + "' has wildcards only; write some letters, *:* for every document, or field:* for any value");
    }

    private static boolean isOfWords(Field field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.KEYWORD;
    }

    private static void requireWords(Field field, String what) {
        if (!isOfWords(field)) {
            throw new IllegalArgumentException("field '" + field.name() + "' is "
                    + field.type().label() + " and cannot be asked for " + what
                    + "; give a value or a range such as [1 TO 5]");
        }
    }

    /** Whether it is looked for in a field. */
    static boolean isLeaf(Written written) {
        return switch (written) {
            case Written.Word word -> true;
            case Written.Quoted quoted -> true;
            case Written.Literally literally -> true;
            case Written.Regexp regexp -> true;
            case Written.Fuzzy fuzzy -> true;
            case Written.Between between -> true;
            case Written.ListName list -> true;
            case Written.Values values -> true;
            default -> false;
        };
    }
}
