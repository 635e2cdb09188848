package dev.weir.load.weir;

import dev.weir.load.contender.Item;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.memory.MemoryIndex;

/** A document as a Lucene index of its own, made without the matcher's help. */
final class OneDocument {
    private OneDocument() {}

    /** A frozen index of it. */
    static MemoryIndex index(WeirSchema schema, Item item) {
        Analyzer analyzer = schema.schema().analyzer();
        MemoryIndex index = new MemoryIndex();
        for (Item.Value value : item.values()) {
            switch (value) {
                // Also keywords: their analyzer makes one token of them.
                case Item.Text text ->
                    index.addField(
                            text.field(),
                            analyzer.tokenStream(text.field(), text.text()),
                            analyzer.getPositionIncrementGap(text.field()));
                case Item.Whole whole -> index.addField(new LongPoint(whole.field(), whole.number()), analyzer);
                case Item.Decimal decimal ->
                    index.addField(new DoublePoint(decimal.field(), decimal.number()), analyzer);
                case Item.Moment moment -> index.addField(new LongPoint(moment.field(), moment.millis()), analyzer);
                case Item.Place place ->
                    index.addField(new LatLonPoint(place.field(), place.lat(), place.lon()), analyzer);
            }
        }
        index.freeze();
        return index;
    }
}
