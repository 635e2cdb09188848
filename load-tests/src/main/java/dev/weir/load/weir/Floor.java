package dev.weir.load.weir;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.memory.MemoryIndex;

/**
 * What a document costs before any search is asked: the analysis of its texts alone, or all of it in a frozen
 * {@link MemoryIndex} with a searcher.
 */
public final class Floor implements Contender {
    private final WeirSchema schema;
    private final Set<String> texts = new HashSet<>();

    public Floor(Shape shape) {
        schema = new WeirSchema(shape);
        for (Shape.Field field : shape.fields()) {
            if (field.kind() == Shape.Kind.TEXT) {
                texts.add(field.name());
            }
        }
    }

    @Override
    public void save(List<Search> searches) {
        // It asks none.
    }

    @Override
    public Decider decider(String mode) {
        return switch (mode) {
            case "analysis" -> (OneByOne) this::analyse;
            case "memory-index" -> (OneByOne) this::index;
            default ->
                throw new IllegalArgumentException("unknown mode " + mode + "; known are analysis and memory-index");
        };
    }

    private void analyse(Item item, Hits hits) {
        for (Item.Value value : item.values()) {
            if (value instanceof Item.Text text && texts.contains(text.field())) {
                hits.addWork(0, analyse(text));
            }
        }
    }

    private long analyse(Item.Text text) {
        try (TokenStream tokens = schema.schema().analyzer().tokenStream(text.field(), text.text())) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            long proof = 0;
            tokens.reset();
            while (tokens.incrementToken()) {
                proof = 31 * proof + term.length() + term.charAt(0);
            }
            tokens.end();
            return proof;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private void index(Item item, Hits hits) {
        hits.addWork(
                0,
                OneDocument.index(schema, item)
                        .createSearcher()
                        .getIndexReader()
                        .numDocs());
    }
}
