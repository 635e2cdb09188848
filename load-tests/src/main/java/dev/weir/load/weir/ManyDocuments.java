package dev.weir.load.weir;

import dev.weir.load.contender.Item;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;

/** Documents in one ordinary Lucene index, made without the matcher's help. */
final class ManyDocuments {
    private ManyDocuments() {}

    /** Writes them; their numbers in the index are their places in the list. */
    static void write(Directory directory, WeirSchema schema, List<Item> items) throws IOException {
        // Merging might change the order.
        IndexWriterConfig config =
                new IndexWriterConfig(schema.schema().analyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Item item : items) {
                Document document = new Document();
                item.values().forEach(value -> document.add(field(value)));
                writer.addDocument(document);
            }
        }
    }

    private static Field field(Item.Value value) {
        return switch (value) {
            // Also keywords: their analyzer makes one token of them.
            case Item.Text text -> new TextField(text.field(), text.text(), Field.Store.NO);
            case Item.Whole whole -> new LongPoint(whole.field(), whole.number());
            case Item.Decimal decimal -> new DoublePoint(decimal.field(), decimal.number());
            case Item.Moment moment -> new LongPoint(moment.field(), moment.millis());
            case Item.Place place -> new LatLonPoint(place.field(), place.lat(), place.lon());
        };
    }
}
