package dev.weir.matcher.reading;

import dev.weir.matcher.document.Value;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.leaf.FieldLeaves;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.schema.Analyzers;
import dev.weir.matcher.schema.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.ArrayUtil;

/**
 * The pass over the tokens of one field. It counts positions as Lucene's {@code MemoryIndex} does, for phrases must
 * mean here what they mean there.
 */
final class TokenPass {
    private final Reading reading;
    private final Leaves leaves;
    private final FieldReading field;
    /** Two terms side by side, of which the first begins some pair and the second ends one. */
    private final Longs pairs = new Longs();
    /** The terms at the last position that begin a pair, and those at the one before it if that is next to it. */
    private Ints here = new Ints();

    private Ints before = new Ints();
    private final TokenBatch batch = new TokenBatch();
    private char[] whole = new char[64];
    // Nobody reads it; if nothing came of the touching, the compiler would leave it out.
    @SuppressWarnings("UnusedVariable")
    private int touched;

    private long tokens;
    private boolean anyToken;
    private int position;
    private int lastValueEnd;

    TokenPass(Reading reading, Leaves leaves, FieldReading field) {
        this.reading = reading;
        this.leaves = leaves;
        this.field = field;
    }

    /** Begins with a document. */
    void begin() {
        anyToken = false;
        position = -1;
        lastValueEnd = 0;
        here.clear();
        before.clear();
    }

    void text(Field schemaField, Value value, Analyzer analyzer) {
        String name = schemaField.name();
        if (!(value instanceof Value.OfString text)) {
            throw new IllegalStateException(value + " is no text");
        }
        beginValue(analyzer.getPositionIncrementGap(name));
        try (TokenStream tokens = analyzer.tokenStream(name, text.value())) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (batch.add(term.buffer(), term.length(), increment.getPositionIncrement())) {
                    lookUp();
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        endValue();
    }

    /** A value that is one token as a whole. */
    void whole(Field schemaField, Value value) {
        String text =
                switch (value) {
                    case Value.OfString keyword -> schemaField.normalizer().apply(keyword.value());
                    case Value.OfBoolean truth -> Boolean.toString(truth.value());
                    default -> throw new IllegalStateException(value + " is no keyword");
                };
        beginValue(Analyzers.POSITION_GAP);
        whole = ArrayUtil.grow(whole, text.length());
        text.getChars(0, text.length(), whole, 0);
        batch.add(whole, text.length(), 1);
        endValue();
    }

    /** How many tokens there were, of all documents. */
    long tokens() {
        return tokens;
    }

    private void beginValue(int gap) {
        position = anyToken ? lastValueEnd + gap : -1;
        // Values stand apart: no pair reaches from one into the next.
        here.clear();
        before.clear();
    }

    private void endValue() {
        lookUp();
        if (anyToken) {
            lastValueEnd = position;
        }
    }

    private void lookUp() {
        TokenTable table = field.tokens();
        touched += batch.touch(table);
        tokens += batch.size();
        for (int i = 0; i < batch.size(); i++) {
            token(batch.record(i, table, reading.limit()), batch.increment(i));
        }
        batch.clear();
    }

    private void token(int record, int increment) {
        TokenTable table = field.tokens();
        if (!anyToken) {
            anyToken = true;
            int exists = field.leaves().exists();
            if (exists != FieldLeaves.NONE) {
                reading.notice(exists);
            }
        }
        position += increment;
        if (increment != 0) {
            Ints older = before;
            before = here;
            here = older;
            here.clear();
            if (increment != 1) {
                before.clear();
            }
        }
        if (table.isFirstIn(reading.documentNumber(), record)) {
            noticePatterns(table, record);
        }
        int pairing = table.pairing(record);
        if ((pairing & TokenTable.PLACED) != 0) {
            field.addPatternToken(position, record);
        }
        int term = table.term(record);
        if (term != FieldLeaves.NONE) {
            if ((pairing & TokenTable.ENDS_PAIR) != 0) {
                for (int i = 0; i < before.size(); i++) {
                    pairs.add(((long) before.get(i) << Integer.SIZE) | term);
                }
            }
            if ((pairing & TokenTable.BEGINS_PAIR) != 0) {
                here.add(term);
            }
            field.addToken(position, reading.follow(term, field.tokenCount()));
        }
    }

    /** Looks up the pairs, all at once: each is a wait for memory, and so the processor can wait for many together. */
    void end() {
        for (int i = 0; i < pairs.size(); i++) {
            int pair = leaves.pair(pairs.get(i));
            if (pair != FieldLeaves.NONE) {
                reading.notice(pair);
            }
        }
        pairs.clear();
    }

    private void noticePatterns(TokenTable table, int record) {
        int at = table.patternsAt(record);
        int[] patterns = table.patterns();
        for (int i = at + 1, end = at + 1 + patterns[at]; i < end; i++) {
            reading.notice(patterns[i]);
        }
    }
}
