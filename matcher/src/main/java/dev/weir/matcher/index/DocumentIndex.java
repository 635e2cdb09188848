package dev.weir.matcher.index;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** One document, analysed once, as an index of its own. For one thread. */
final class DocumentIndex {
    private final IndexSearcher searcher;
    private final List<String> termFields = new ArrayList<>();

    DocumentIndex(Document document) {
        MemoryIndex index = new MemoryIndex();
        for (Field field : document.schema().fields()) {
            List<Value> values = document.values(field.name());
            if (!values.isEmpty()) {
                values.forEach(value -> add(index, document.schema().analyzer(), field, value));
                switch (field.type()) {
                    case TEXT, KEYWORD, BOOLEAN -> termFields.add(field.name());
                    case LONG, DOUBLE, DATE, GEO_POINT -> {}
                }
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

    /** The fields that have a value and whose values are terms. */
    List<String> termFields() {
        return termFields;
    }

    /** Each different term of a field; what is handed over is valid only during the call. */
    void forEachTerm(String field, Consumer<BytesRef> action) {
        try {
            Terms terms = leaf().reader().terms(field);
            if (terms == null) {
                return;
            }
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                action.accept(term);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
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
