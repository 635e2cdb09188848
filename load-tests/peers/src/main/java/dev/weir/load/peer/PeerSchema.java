package dev.weir.load.peer;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.TextField;

/** A workload's shape in Lucene's terms. */
final class PeerSchema {
    private final Shape shape;
    private final Analyzer analyzer;
    private final Map<String, Shape.Kind> kinds;

    PeerSchema(Shape shape) {
        this.shape = shape;
        this.kinds = shape.fields().stream().collect(Collectors.toMap(Shape.Field::name, Shape.Field::kind));
        Map<String, Analyzer> byField = new HashMap<>();
        Analyzer standard = new StandardAnalyzer();
        Analyzer folded = new Folded();
        kinds.forEach((field, kind) -> {
            switch (kind) {
                case TEXT -> byField.put(field, standard);
                case FOLDED_KEYWORD -> byField.put(field, folded);
                case KEYWORD, LONG, DOUBLE, DATE, PLACE -> {}
            }
        });
        this.analyzer = new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), byField);
    }

    Analyzer analyzer() {
        return analyzer;
    }

    String defaultField() {
        return shape.defaultField();
    }

    Set<String> fieldsOf(Shape.Kind kind) {
        return shape.fields().stream()
                .filter(field -> field.kind() == kind)
                .map(Shape.Field::name)
                .collect(Collectors.toSet());
    }

    Document document(Item item) {
        Document document = new Document();
        for (Item.Value value : item.values()) {
            document.add(
                    switch (value) {
                        // Also keywords: their analyzer makes one token of them.
                        case Item.Text text -> new TextField(text.field(), text.text(), Store.NO);
                        case Item.Whole whole -> new LongPoint(whole.field(), whole.number());
                        case Item.Decimal decimal -> new DoublePoint(decimal.field(), decimal.number());
                        case Item.Moment moment -> new LongPoint(moment.field(), moment.millis());
                        case Item.Place place -> new LatLonPoint(place.field(), place.lat(), place.lon());
                    });
        }
        return document;
    }

    /** The whole value in lower case. */
    private static final class Folded extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new LowerCaseFilter(whole));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }
}
