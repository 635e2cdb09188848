package dev.weir.matcher.testing;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** The right answer by definition: Lucene, run on a {@link MemoryIndex} of one document. */
public final class Judge {
    /** What is said of a pair. */
    public enum Verdict {
        YES,
        NO,
        /** Lucene throws. */
        ERROR
    }

    private final IndexSearcher searcher;

    public Judge(Document document) {
        searcher = MemoryIndex.fromDocument(lucene(document), document.schema().analyzer())
                .createSearcher();
    }

    public Verdict verdict(Query query) {
        try {
            return searcher.count(query) > 0 ? Verdict.YES : Verdict.NO;
        } catch (Exception e) {
            return Verdict.ERROR;
        }
    }

    /** The document as one would index it with Lucene alone. */
    public static org.apache.lucene.document.Document lucene(Document document) {
        org.apache.lucene.document.Document lucene = new org.apache.lucene.document.Document();
        for (Field field : document.schema().fields()) {
            for (Value value : document.values(field.name())) {
                lucene.add(lucene(field, value));
            }
        }
        return lucene;
    }

    private static org.apache.lucene.document.Field lucene(Field field, Value value) {
        String name = field.name();
        return switch (value) {
            case Value.OfString text when field.type() == FieldType.TEXT -> new TextField(name, text.value(), Store.NO);
            case Value.OfString keyword ->
                new StringField(name, field.normalizer().apply(keyword.value()), Store.NO);
            case Value.OfLong number -> new LongPoint(name, number.value());
            case Value.OfDouble number -> new DoublePoint(name, number.value());
            case Value.OfInstant moment -> new LongPoint(name, moment.value().toEpochMilli());
            case Value.OfBoolean truth -> new StringField(name, truth.value() ? "true" : "false", Store.NO);
            case Value.OfGeoPoint place ->
                new LatLonPoint(name, place.value().lat(), place.value().lon());
        };
    }
}
