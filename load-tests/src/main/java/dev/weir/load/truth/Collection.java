package dev.weir.load.truth;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Documents, and which of them searches match. */
final class Collection {
    /** Lucene opens all words that a pattern finds at once: many documents would take gigabytes. */
    private static final int GROUP_SIZE = 400;

    private final Schema schema;
    private final List<Text> texts = new ArrayList<>();
    private final Map<String, Text> byId = new HashMap<>();

    Collection(Schema schema) {
        this.schema = schema;
    }

    void add(List<Text> more) {
        texts.addAll(more);
        more.forEach(text -> byId.put(text.id(), text));
    }

    Text text(String id) {
        Text text = byId.get(id);
        if (text == null) {
            throw new IllegalArgumentException(
                    "there is no document " + id + "; give all files that the verdicts are about");
        }
        return text;
    }

    /** The ids of the documents that each search matches, by Weir's query index. */
    Map<Integer, Set<String>> matched(Map<Integer, ParsedQuery> searches) {
        QueryIndex index = new QueryIndex(schema);
        searches.forEach((id, query) -> index.put(id, 0, query));
        index.maintain();
        Map<Integer, Set<String>> matched = new HashMap<>();
        for (Text text : texts) {
            for (long id : index.match(document(text), 1).ids()) {
                matched.computeIfAbsent((int) id, key -> new TreeSet<>()).add(text.id());
            }
        }
        return matched;
    }

    /** Each text field holds the whole text, as it does to whoever reads searches without their fields. */
    private Document document(Text text) {
        Document.Builder document = Document.builder(schema);
        textFields().forEach(field -> document.add(field, text.body()));
        return document.build();
    }

    private Stream<String> textFields() {
        return schema.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(Field::name);
    }

    /** The same by Lucene, which searches groups of documents together. */
    Map<Integer, Set<String>> searched(Map<Integer, ParsedQuery> searches) throws IOException {
        Map<Integer, Set<String>> matched = new HashMap<>();
        for (int from = 0; from < texts.size(); from += GROUP_SIZE) {
            search(texts.subList(from, Math.min(texts.size(), from + GROUP_SIZE)), searches, matched);
        }
        return matched;
    }

    private void search(List<Text> group, Map<Integer, ParsedQuery> searches, Map<Integer, Set<String>> matched)
            throws IOException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(schema.analyzer()))) {
                for (Text text : group) {
                    org.apache.lucene.document.Document document = new org.apache.lucene.document.Document();
                    textFields().forEach(field -> document.add(new TextField(field, text.body(), Store.NO)));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (Map.Entry<Integer, ParsedQuery> search : searches.entrySet()) {
                    for (ScoreDoc hit : searcher.search(search.getValue().lucene(), group.size()).scoreDocs) {
                        matched.computeIfAbsent(search.getKey(), key -> new TreeSet<>())
                                .add(group.get(hit.doc).id());
                    }
                }
            }
        }
    }
}
