package dev.weir.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.highlight.Highlighter;
import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.matcher.index.Cost;
import dev.weir.matcher.index.CostClass;
import dev.weir.matcher.index.Expenses;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the package documentation, from outside of the library's packages: the public API is enough. */
class PublicApiTest {
    @Test
    void theLibraryIsEmbeddedWithItsPublicApiAlone() {
        Schema schema = Schema.builder()
                .field(Field.text("title", "english"))
                .field(Field.longs("price"))
                .field(Field.geoPoints("place"))
                .build();
        QueryParser parser = new QueryParser(schema);
        ParsedQuery query = parser.parse(QuerySource.of("\"two bedrooms\" AND price:<900")
                .withFilters(new Filter.GeoDistance("place", new GeoPoint(51.5, -0.12), 5_000)));

        QueryIndex index = new QueryIndex(schema);
        Cost cost = index.put(42, 0, query);
        Document flat = Document.builder(schema)
                .add("title", "Sunny flat, two bedrooms")
                .add("price", 850)
                .add("place", "51.51, -0.13")
                .build();
        Hits hits = index.match(flat, 1);

        assertThat(hits.ids()).containsExactly(42);
        assertThat(new Highlighter().snippets(flat, query, SnippetOptions.DEFAULT))
                .containsEntry("title", List.of("Sunny flat, <em>two bedrooms</em>"));
        assertThat(cost.costClass()).isEqualTo(CostClass.RARE);
        assertThat(cost.anchors()).containsExactly("title:\"two bedroom\"");
        for (int i = 0; i < 100; i++) {
            index.match(flat, 1);
        }
        Expenses expenses = index.mostExpensive(10, 1);
        assertThat(expenses.queries().get(0).ids()).containsExactly(42L);
        assertThat(flat.values("price")).containsExactly(Value.of(850));
    }
}
