package dev.weir.matcher.query;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import java.util.Arrays;
import java.util.List;

/** One schema with every type, and a short way to ask whether a query matches a document. */
final class Fixture {
    static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title", "english"))
            .field(Field.text("body").asRepeated())
            .field(Field.keyword("tag", Normalizer.LOWERCASE).asRepeated())
            .field(Field.keyword("code"))
            .field(Field.longs("price").asRepeated())
            .field(Field.doubles("weight"))
            .field(Field.dates("listed"))
            .field(Field.booleans("open"))
            .field(Field.geoPoints("place").asRepeated())
            .defaultFields("title", "body")
            .build();

    private Fixture() {}

    static Document.Builder document() {
        return Document.builder(SCHEMA);
    }

    static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }

    static boolean matches(String text, Document.Builder document) {
        return matches(QuerySource.of(text), document);
    }

    static boolean matches(Filter filter, Document.Builder document) {
        return matches(QuerySource.of("").withFilters(filter), document);
    }

    static boolean matches(QuerySource source, Document.Builder document) {
        QueryIndex index = new QueryIndex(SCHEMA);
        index.put(7, 0, new QueryParser(SCHEMA).parse(source));
        Hits hits = index.match(document.build(), 1);
        if (!hits.failures().isEmpty()) {
            throw new AssertionError(hits.failures());
        }
        return List.of(7L).equals(Arrays.stream(hits.ids()).boxed().toList());
    }
}
