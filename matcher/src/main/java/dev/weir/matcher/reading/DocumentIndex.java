package dev.weir.matcher.reading;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;

/** One document as Lucene sees it, an index of its own. For one thread. */
final class DocumentIndex {
    private final IndexSearcher searcher;

    DocumentIndex(Document document) {
        MemoryIndex index = new MemoryIndex();
        for (Field field : document.schema().fields()) {
            List<Value> values = document.values(field.name());
            if (!values.isEmpty()) {
                values.forEach(value -> add(index, document.schema().analyzer(), field, value));
            }
        }
        searcher = index.createSearcher();
    }

    IndexSearcher searcher() {
        return searcher;
    }

    LeafReaderContext leaf() {
        return searcher.getIndexReader().leaves().get(0);
    }

    private static void add(MemoryIndex index, Analyzer analyzer, Field field, Value value) {
        String name = field.name();
        switch (value) {
            case Value.OfString text
            when field.type() == FieldType.TEXT ->
                index.addField(
                        name,
                        analyzer.tokenStream(name, text.value()),
                        analyzer.getPositionIncrementGap(name),
                        analyzer.getOffsetGap(name));
            case Value.OfString keyword ->
                add(index, analyzer, new StringField(name, field.normalizer().apply(keyword.value()), Store.NO));
            case Value.OfBoolean truth ->
                add(index, analyzer, new StringField(name, Boolean.toString(truth.value()), Store.NO));
            case Value.OfLong number -> add(index, analyzer, new LongPoint(name, number.value()));
            case Value.OfDouble number -> add(index, analyzer, new DoublePoint(name, number.value()));
            case Value.OfInstant moment ->
                add(index, analyzer, new LongPoint(name, moment.value().toEpochMilli()));
            case Value.OfGeoPoint place ->
                add(
                        index,
                        analyzer,
                        new LatLonPoint(name, place.value().lat(), place.value().lon()));
        }
    }

    private static void add(MemoryIndex index, Analyzer analyzer, IndexableField field) {
        index.addField(field, analyzer);
    }
}
