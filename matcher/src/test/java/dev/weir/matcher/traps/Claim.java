package dev.weir.matcher.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import dev.weir.matcher.tree.Filter;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;

/**
 * What a query is claimed to say of documents. Lucene must say so, and so must the query index in all states that a
 * query and a document can meet in: lately put and taken in, with tokens that were never seen and ones that are
 * remembered from before the query was put.
 */
final class Claim {
    /** A field of each type; words without a field ask the body. */
    static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body").asRepeated())
            .field(Field.text("title", "english"))
            .field(Field.text("raw", "whitespace"))
            .field(Field.keyword("tag", Normalizer.LOWERCASE).asRepeated())
            .field(Field.keyword("code").asRepeated())
            .field(Field.longs("price").asRepeated())
            .field(Field.doubles("weight").asRepeated())
            .field(Field.dates("listed").asRepeated())
            .field(Field.booleans("open").asRepeated())
            .field(Field.geoPoints("place").asRepeated())
            .defaultFields("body")
            .build();

    private static final long OTHERS = 1;
    private static final long CLAIMED = 7;
    private static final int TIMES_SEEN = 3;
    private static final int MAX_UPKEEP = 20;

    private final Schema schema;
    private final ParsedQuery query;
    private final ParsedQuery others;

    private Claim(Schema schema, ParsedQuery query) {
        this.schema = schema;
        this.query = query;
        // With these every text is read and its tokens are remembered before the claimed query comes.
        this.others = new QueryParser(schema)
                .parse(QuerySource.of(schema.fields().stream()
                        .filter(field -> field.type() == FieldType.TEXT || field.type() == FieldType.KEYWORD)
                        .map(field -> field.name() + ":otherwise OR " + field.name() + ":/.*otherwise.*/")
                        .collect(Collectors.joining(" OR "))));
    }

    static Claim query(String text) {
        return query(SCHEMA, text);
    }

    static Claim query(Schema schema, String text) {
        return new Claim(schema, new QueryParser(schema).parse(QuerySource.of(text)));
    }

    static Claim query(Query lucene) {
        return new Claim(SCHEMA, Handmade.query(lucene));
    }

    static Claim filters(Filter... filters) {
        return new Claim(
                SCHEMA, new QueryParser(SCHEMA).parse(QuerySource.of("").withFilters(filters)));
    }

    /** An empty document. */
    static Document.Builder document() {
        return Document.builder(SCHEMA);
    }

    /** A document with these values of its body. */
    static Document.Builder body(String... values) {
        Document.Builder document = document();
        for (String value : values) {
            document.add("body", value);
        }
        return document;
    }

    /** A document with these prices. */
    static Document.Builder prices(long... prices) {
        Document.Builder document = document();
        for (long price : prices) {
            document.add("price", price);
        }
        return document;
    }

    /** Claims that each of the documents is a hit. */
    Claim hits(Document.Builder... documents) {
        for (Document.Builder document : documents) {
            says(Verdict.YES, document.build());
        }
        return this;
    }

    /** Claims that none of the documents is a hit. */
    Claim misses(Document.Builder... documents) {
        for (Document.Builder document : documents) {
            says(Verdict.NO, document.build());
        }
        return this;
    }

    /** Claims either. */
    Claim says(boolean expected, Document.Builder document) {
        return expected ? hits(document) : misses(document);
    }

    private void says(Verdict expected, Document document) {
        assertThat(new Judge(document).verdict(query.lucene()))
                .as("Lucene says of %s on %s", shown(query), shown(document))
                .isEqualTo(expected);
        QueryIndex fresh = new QueryIndex(schema);
        fresh.put(CLAIMED, 0, query);
        check(expected, fresh, document, 1, "lately put");
        upkeep(fresh);
        check(expected, fresh, document, 1, "taken in");
        QueryIndex used = new QueryIndex(schema);
        used.put(OTHERS, 0, others);
        for (int i = 0; i < TIMES_SEEN; i++) {
            used.match(document, 1);
        }
        used.put(CLAIMED, 1, query);
        check(expected, used, document, 2, "lately put, tokens known");
        upkeep(used);
        check(expected, used, document, 2, "taken in, tokens known");
    }

    private void check(Verdict expected, QueryIndex index, Document document, long position, String state) {
        Hits hits = index.match(document, position);
        assertThat(hits.failures()).as("failures of %s", shown(query)).isEmpty();
        long[] ids = expected == Verdict.YES ? new long[] {CLAIMED} : new long[] {};
        assertThat(hits.ids())
                .as("hits of %s on %s, %s", shown(query), shown(document), state)
                .containsExactly(ids);
    }

    private static void upkeep(QueryIndex index) {
        for (int i = 0; i < MAX_UPKEEP && index.maintain(); i++) {}
    }

    private static String shown(Object value) {
        String all = value.toString();
        return all.length() <= 500 ? all : all.substring(0, 500) + "...";
    }
}
