package dev.weir.matcher.duel;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.QueryTree;
import dev.weir.matcher.testing.RandomQuery;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shrinks a query and a document for as long as the query index and Lucene still differ on them. */
final class Smallest {
    private static final int MAX_STEPS = 1_000;

    private Smallest() {}

    static String difference(Schema schema, RandomQuery query, Document document) {
        boolean alone = differ(schema, query, document);
        RandomQuery smallQuery = query;
        Document smallDocument = document;
        for (int step = 0; step < MAX_STEPS; step++) {
            Document fixed = smallDocument;
            RandomQuery present = smallQuery;
            Optional<RandomQuery> smaller = smaller(present)
                    .filter(candidate -> differ(schema, candidate, fixed))
                    .findFirst();
            Optional<Document> less = smaller(schema, fixed)
                    .filter(candidate -> differ(schema, present, candidate))
                    .findFirst();
            if (smaller.isEmpty() && less.isEmpty()) {
                break;
            }
            smallQuery = smaller.orElse(present);
            smallDocument = smaller.isPresent() ? fixed : less.orElse(fixed);
        }
        return (alone ? "" : "(only in the company of the others) ") + "query " + smallQuery.source() + "\nwhich is "
                + new QueryParser(schema).parse(smallQuery.source())
                + "\nand document " + smallDocument + "\nin " + fields(schema, smallQuery, smallDocument)
                + " with default fields " + schema.defaultFields();
    }

    private static List<Field> fields(Schema schema, RandomQuery query, Document document) {
        List<String> present = document.fields();
        String asked = new QueryParser(schema).parse(query.source()).toString();
        return schema.fields().stream()
                .filter(field -> present.contains(field.name()) || asked.contains(field.name() + ":"))
                .toList();
    }

    private static boolean differ(Schema schema, RandomQuery query, Document document) {
        try {
            ParsedQuery parsed = new QueryParser(schema).parse(query.source());
            QueryIndex index = new QueryIndex(schema);
            index.put(1, 0, parsed);
            return DuelTest.verdictOf(index.match(document, 1), 1) != new Judge(document).verdict(parsed.lucene());
        } catch (QueryException e) {
            // Shrinking made it meaningless, so it is no smaller example.
            return false;
        }
    }

    private static Stream<RandomQuery> smaller(RandomQuery query) {
        List<RandomQuery> smaller = new ArrayList<>();
        for (int i = 0; i < query.filters().size(); i++) {
            List<Filter> fewer = new ArrayList<>(query.filters());
            fewer.remove(i);
            smaller.add(new RandomQuery(query.text(), fewer));
        }
        query.text()
                .map(QueryTree::smaller)
                .ifPresent(trees ->
                        trees.forEach(tree -> smaller.add(new RandomQuery(Optional.of(tree), query.filters()))));
        return smaller.stream();
    }

    private static Stream<Document> smaller(Schema schema, Document document) {
        List<Document> smaller = new ArrayList<>();
        for (String field : document.fields()) {
            List<Value> values = document.values(field);
            for (int i = 0; i < values.size(); i++) {
                List<Value> fewer = new ArrayList<>(values);
                Value value = fewer.remove(i);
                smaller.add(with(schema, document, field, fewer));
                if (value instanceof Value.OfString text && values.size() == 1) {
                    shorter(text.value())
                            .map(Value::of)
                            .forEach(shorter -> smaller.add(with(schema, document, field, List.of(shorter))));
                }
            }
        }
        return smaller.stream();
    }

    /** The text without one of its words. */
    private static Stream<String> shorter(String text) {
        List<String> words = List.of(text.split(" ", -1));
        return words.size() < 2
                ? Stream.empty()
                : IntStream.range(0, words.size()).mapToObj(left -> {
                    List<String> fewer = new ArrayList<>(words);
                    fewer.remove(left);
                    return String.join(" ", fewer);
                });
    }

    private static Document with(Schema schema, Document document, String changed, List<Value> values) {
        Document.Builder builder = Document.builder(schema);
        for (String field : document.fields()) {
            (field.equals(changed) ? values : document.values(field)).forEach(value -> builder.add(field, value));
        }
        return builder.build();
    }
}
