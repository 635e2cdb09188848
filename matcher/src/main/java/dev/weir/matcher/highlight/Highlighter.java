package dev.weir.matcher.highlight;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.schema.FieldType;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * Shows where a query matched a document, with Lucene's unified highlighter. Phrases are marked where they stand as
 * phrases, prefixes, wildcards and fuzzy words where they match. Safe for any number of threads.
 */
public final class Highlighter {
    /** Characters of one value that are looked at; matches behind them are not shown. */
    public static final int MAX_VALUE_CHARS = 1_000_000;

    /**
     * The snippets by field, fields in the order of the schema, best snippets first chosen and then in the order of the
     * text; a repeated field's values one after the other. A field without any is left out.
     */
    public Map<String, List<String>> snippets(Document document, ParsedQuery query, SnippetOptions options) {
        Query marked = Positive.anyOf(query.textQuery());
        Set<String> wanted = options.fields().isEmpty() ? fieldsOf(marked) : new TreeSet<>(options.fields());
        UnifiedHighlighter highlighter = highlighter(document, options);
        Map<String, List<String>> snippets = new LinkedHashMap<>();
        for (String field : document.fields()) {
            boolean isText = document.schema()
                    .field(field)
                    .filter(known -> known.type() == FieldType.TEXT)
                    .isPresent();
            if (isText && wanted.contains(field)) {
                List<String> ofField = snippets(highlighter, document, field, marked, options.maxSnippets());
                if (!ofField.isEmpty()) {
                    snippets.put(field, ofField);
                }
            }
        }
        return snippets;
    }

    private static List<String> snippets(
            UnifiedHighlighter highlighter, Document document, String field, Query query, int max) {
        List<String> snippets = new ArrayList<>();
        for (Value value : document.values(field)) {
            if (snippets.size() < max && value instanceof Value.OfString text) {
                snippets.addAll(snippets(highlighter, text.value(), field, query, max - snippets.size()));
            }
        }
        return snippets;
    }

    private static List<String> snippets(
            UnifiedHighlighter highlighter, String text, String field, Query query, int max) {
        try {
            Object found = highlighter.highlightWithoutSearcher(field, query, text, max);
            return found instanceof List<?> list
                    ? list.stream().map(String.class::cast).toList()
                    : List.of();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A query that cannot be highlighted still matched; whoever reads the hit goes without a snippet.
            return List.of();
        }
    }

    private static UnifiedHighlighter highlighter(Document document, SnippetOptions options) {
        return UnifiedHighlighter.builderWithoutSearcher(document.schema().analyzer())
                .withBreakIterator(() -> LengthGoalBreakIterator.createMinLength(
                        BreakIterator.getSentenceInstance(Locale.ROOT), Math.max(1, options.maxChars() / 2), 0.5f))
                .withFormatter(new Snippets(options))
                .withMaxNoHighlightPassages(0)
                .withMaxLength(MAX_VALUE_CHARS)
                .build();
    }

    private static Set<String> fieldsOf(Query query) {
        Set<String> fields = new TreeSet<>();
        query.visit(new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                fields.add(field);
                return true;
            }
        });
        return fields;
    }
}
