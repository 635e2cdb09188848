package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields by name or pattern, with or without a boost: {@code title^3}, {@code *_name}, {@code *}. */
final class FieldList {
    private final Source source;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private boolean all;

    private FieldList(Source source) {
        this.source = source;
    }

    /** Those of a list of strings, or of one; the default fields of the feed when there is none. */
    static FieldList of(Source source, Where where, @Nullable Json written) {
        FieldList list = new FieldList(source);
        switch (written) {
            case null -> source.schema().defaultFields().forEach(name -> list.add(where, name));
            case Json.Arr array
            when array.items().isEmpty() -> source.schema().defaultFields().forEach(name -> list.add(where, name));
            case Json.Arr array ->
                array.items().forEach(item -> list.addBoosted(item.where(), Options.scalar(source, item)));
            default -> list.addBoosted(written.where(), Options.scalar(source, written));
        }
        if (list.fields.isEmpty()) {
            throw source.refused(
                    written == null ? where : written.where(),
                    written == null
                            ? "names no fields and the schema has no default fields; name them in \"fields\""
                            : "no field of the schema has such a name");
        }
        return list;
    }

    /** Those that a pattern stands for; may be none. */
    static List<Field> matching(Source source, String pattern) {
        Pattern regexp = glob(pattern);
        return source.schema().fields().stream()
                .filter(field -> regexp.matcher(field.name()).matches())
                .toList();
    }

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regexp = new StringBuilder();
        for (String part : pattern.split("(?<=\\*)|(?=\\*)", -1)) {
            regexp.append(part.equals("*") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(regexp.toString(), Pattern.DOTALL);
    }

    List<Field> fields() {
        return new ArrayList<>(fields.values());
    }

    /** Whether {@code *} was among them, which makes a query lenient if it does not say otherwise. */
    boolean isAll() {
        return all;
    }

    private void addBoosted(Where where, String written) {
        int caret = written.lastIndexOf('^');
        if (caret >= 0) {
            source.warn(
                    where, "the boost " + written.substring(caret) + " has no meaning for a yes or no, and is ignored");
        }
        add(where, caret < 0 ? written : written.substring(0, caret));
    }

    private void add(Where where, String name) {
        if (!isPattern(name)) {
            fields.put(name, source.field(where, name));
            return;
        }
        all |= name.equals("*");
        for (Field field : matching(source, name)) {
            // A place has no text to search: Elasticsearch leaves it out where fields are named by a pattern.
            if (field.type() != FieldType.GEO_POINT) {
                fields.put(field.name(), field);
            }
        }
    }
}
