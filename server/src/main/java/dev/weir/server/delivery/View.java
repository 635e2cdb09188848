package dev.weir.server.delivery;

import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NotificationView;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What notifications carry. Immutable.
 *
 * @param allFields whether all of the document's fields come along
 * @param fields otherwise these
 * @param snippets how snippets are made; null for none
 */
record View(boolean allFields, Set<String> fields, @Nullable SnippetOptions snippets) {
    private static final int FIELDS_MAX = 1_000;
    private static final String ALL = "*";

    View {
        fields = Set.copyOf(fields);
    }

    /**
     * Reads a view.
     *
     * @throws WeirException when it names a field that the schema lacks, or is beyond a limit; field paths start at the
     *     view
     */
    static View of(NotificationView view, Schema schema) {
        if (view.getFieldsCount() > FIELDS_MAX) {
            throw WeirException.invalid("fields", "has " + view.getFieldsCount() + " names: at most " + FIELDS_MAX);
        }
        Set<String> fields = new TreeSet<>(view.getFieldsList());
        boolean all = fields.remove(ALL);
        for (String field : fields) {
            if (schema.field(field).isEmpty()) {
                throw WeirException.invalid(
                        "fields",
                        "\"" + field + "\" is not a field of the feed's schema: use its fields, or \"*\" for all");
            }
        }
        return new View(all, fields, snippets(view, schema));
    }

    private static @Nullable SnippetOptions snippets(NotificationView view, Schema schema) {
        if (!view.hasSnippets()) {
            return null;
        }
        try {
            return Snippeting.of(view.getSnippets(), schema);
        } catch (WeirException e) {
            throw e.in("snippets");
        }
    }

    boolean carries(String field) {
        return allFields || fields.contains(field);
    }
}
