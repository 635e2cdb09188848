package dev.weir.matcher.index;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * Decides made-up documents, in the words that queries ask for, so that the first real one of a process does not wait
 * for classes to be loaded, for memory to be taken and for code to be compiled. What is found is forgotten.
 */
final class Rehearsal {
    /** With fewer queries there is little to wait for. */
    static final int MIN_QUERIES = 10_000;

    private static final int DOCUMENTS = 300;
    private static final int WORDS = 300;
    /** Longer words are passed over: the rehearsal is to be as short as it can. */
    private static final int MAX_WORD_BYTES = 64;

    /** Prime, so that the words of a document come from everywhere among the leaves. */
    private static final int STEP = 7_919;

    private final Schema schema;
    private final Leaves leaves;
    private int leaf;

    Rehearsal(Schema schema, Leaves leaves) {
        this.schema = schema;
        this.leaves = leaves;
    }

    /** Decides against what is filed in the view. */
    void run(View view, Matching matching) {
        for (int i = 0; i < DOCUMENTS; i++) {
            matching.rehearse(view, document());
        }
    }

    private Document document() {
        Map<String, StringBuilder> texts = new HashMap<>();
        int count = leaves.count();
        for (int i = 0; i < WORDS; i++) {
            leaf = (int) ((leaf + (long) STEP) % count);
            if (leaves.kind(leaf) == LeafKind.TERM && leaves.termLength(leaf) <= MAX_WORD_BYTES) {
                BytesRef word = new BytesRef();
                leaves.term(leaf, word);
                String field = leaves.fieldOf(leaf).name();
                texts.computeIfAbsent(field, name -> new StringBuilder())
                        .append(word.utf8ToString())
                        .append(' ');
            }
        }
        Document.Builder document = Document.builder(schema);
        for (Field field : schema.fields()) {
            if (field.type() == FieldType.TEXT && texts.containsKey(field.name())) {
                document.add(field.name(), texts.get(field.name()).toString());
            }
        }
        return document.build();
    }
}
