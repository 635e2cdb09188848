package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.UnknownField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a name stands for: those of the schema by their own names, and what library databases call them
 * ({@code TITLE}, {@code TI}, {@code [tiab]}, {@code .ti,ab.}, {@code PY}), mapped to the first field of a usual name
 * that the schema has. Safe for any number of threads.
 */
final class FieldCodes {
    /** Those that stand between dots, as in Ovid, or before a word with a blank, as in EBSCO. */
    private static final Set<String> SHORT = Set.of(
            "ti", "ab", "tx", "su", "kw", "au", "de", "tw", "mp", "af", "kf", "hw", "sh", "ot", "so", "mh", "zy", "yr",
            "pt", "la");

    private static final Set<String> BEFORE_WORDS = Set.of("TI", "AB", "TX", "SU", "KW", "AU", "DE");

    private static final int MAX_NAMES = 20;

    private final Schema schema;

    FieldCodes(Schema schema) {
        this.schema = schema;
    }

    /** Whether all of these, with commas between, are codes that stand between dots. */
    static boolean areBetweenDots(String codes) {
        return List.of(codes.toLowerCase(Locale.ROOT).split(",", -1)).stream().allMatch(SHORT::contains);
    }

    /** Whether the word before something in quotes or brackets, and behind a blank, is a field. */
    boolean isBeforeGroup(String word) {
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
        return SHORT.contains(word.toLowerCase(Locale.ROOT)) || (capitals && isKnown(word));
    }

    /** Whether the word before another, and behind a blank, is a field. */
    static boolean isBeforeWord(String word) {
        return BEFORE_WORDS.contains(word);
    }

    /** Whether it means fields, in this schema or in other tools. */
    boolean isKnown(String name) {
        return schema.field(name).isPresent() || part(name).isPresent();
    }

    /**
     * The fields of that name.
     *
     * @throws IllegalArgumentException if there are none; it names the fields that there are
     */
    List<String> of(String name) {
        if (schema.field(name).isPresent()) {
            return List.of(name);
        }
        List<String> sameButForCase = schema.fields().stream()
                .map(Field::name)
                .filter(field -> field.equalsIgnoreCase(name))
                .toList();
        if (sameButForCase.size() == 1) {
            return sameButForCase;
        }
        FieldPart part = part(name).orElseThrow(() -> new IllegalArgumentException(UnknownField.reason(name, schema)));
        List<String> fields = part.fields(schema);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' asks for " + part.label()
                    + ", and no field here is known to hold that; the schema has " + fieldNames()
                    + "; write one of these before a colon");
        }
        return fields;
    }

    private static Optional<FieldPart> part(String name) {
        String code = name.strip().toLowerCase(Locale.ROOT);
        return FieldPart.ALL.stream()
                .filter(part -> part.codes().contains(code))
                .findFirst();
    }

    private String fieldNames() {
        List<String> names = new ArrayList<>(
                schema.fields().stream().map(Field::name).limit(MAX_NAMES).toList());
        return String.join(", ", names) + (schema.fields().size() > MAX_NAMES ? " and more" : "");
    }
}
