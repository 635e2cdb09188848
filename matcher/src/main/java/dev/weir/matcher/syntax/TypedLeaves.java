package dev.weir.matcher.syntax;

import dev.weir.matcher.document.Numbers;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leaves for what is written of a field, by the field's type. {@link IllegalArgumentException} says what is wrong and
 * what would be right. Safe for any number of threads.
 */
public final class TypedLeaves {
    private final Schema schema;

    public TypedLeaves(Schema schema) {
        this.schema = schema;
    }

    /** The field of that name; the error suggests others. */
    public Field field(String name) {
        return schema.field(name).orElseThrow(() -> new IllegalArgumentException(UnknownField.reason(name, schema)));
    }

    /** A word of a text or keyword field, or a value of another. */
    public QueryTree value(String fieldName, String text) {
        Field field = field(fieldName);
        return switch (field.type()) {
            case TEXT, KEYWORD -> QueryTree.Term.of(fieldName, text);
            case LONG, DOUBLE, DATE, BOOLEAN ->
                new QueryTree.Condition(new Filter.Terms(fieldName, List.of(typed(field, text))));
            case GEO_POINT -> throw refused(field, "a value in the text", "use a geo filter beside the text");
        };
    }

    /**
     * A value between bounds, which are as {@link Filter.Range} takes them.
     *
     * @param lower null for no lower bound
     * @param upper null for no upper bound; without both, any value
     */
    public QueryTree range(
            String fieldName, @Nullable String lower, boolean lowerIn, @Nullable String upper, boolean upperIn) {
        Field field = field(fieldName);
        if (lower == null && upper == null) {
            return exists(fieldName);
        }
        return switch (field.type()) {
            case TEXT, KEYWORD, LONG, DOUBLE, DATE ->
                new QueryTree.Condition(new Filter.Range(
                        fieldName,
                        lower == null ? null : typed(field, lower),
                        lowerIn,
                        upper == null ? null : typed(field, upper),
                        upperIn));
            case BOOLEAN -> throw refused(field, "a range", "give true or false");
            case GEO_POINT -> throw refused(field, "a range", "use a geo filter beside the text");
        };
    }

    /** Any entry of a word list. */
    public QueryTree wordList(String fieldName, String list) {
        Field field = field(fieldName);
        return switch (field.type()) {
            case TEXT, KEYWORD -> new QueryTree.WordList(fieldName, list);
            case LONG, DOUBLE, DATE, BOOLEAN, GEO_POINT ->
                throw refused(field, "a word list", "word lists are for text and keyword fields");
        };
    }

    /** Any value at all. */
    public QueryTree exists(String fieldName) {
        return new QueryTree.Exists(field(fieldName).name());
    }

    /** The same for each default field, any of which may match. */
    public QueryTree overDefaultFields(Function<String, QueryTree> leaf) {
        List<String> fields = schema.defaultFields();
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "the clause names no field and the schema has no default fields; write it as field:value");
        }
        return fields.size() == 1
                ? leaf.apply(fields.get(0))
                : new QueryTree.Any(fields.stream().map(leaf).toList());
    }

    private static Value typed(Field field, String text) {
        try {
            return switch (field.type()) {
                case LONG -> Value.of(Numbers.parseLong(text));
                case DOUBLE -> Value.of(Numbers.parseDouble(text));
                case BOOLEAN -> Value.of(truth(text));
                case TEXT, KEYWORD, DATE, GEO_POINT -> Value.of(text);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "field '" + field.name() + "' is " + field.type().label() + ": " + e.getMessage(), e);
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' must be true or false");
        };
    }

    private static IllegalArgumentException refused(Field field, String what, String wayOut) {
        return new IllegalArgumentException("field '" + field.name() + "' is "
                + field.type().label() + " and cannot be asked for " + what + "; " + wayOut);
    }
}
