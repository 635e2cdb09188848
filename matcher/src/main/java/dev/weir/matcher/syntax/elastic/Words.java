package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Cuts text into words as the documents of its field are cut. Safe for any number of threads. */
final class Words {
    /**
     * One word as analysis leaves it.
     *
     * @param holesBefore how many words that were dropped stand directly before it
     */
    record Word(String text, int holesBefore) {}

    private final Analyzer analyzer;

    Words(Schema schema) {
        this.analyzer = schema.analyzer();
    }

    /** The words; of a field that is not text, the whole value. */
    List<Word> cut(Field field, String text) {
        if (field.type() != FieldType.TEXT) {
            return List.of(new Word(normal(field, text), 0));
        }
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field.name(), text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                int holes = Math.max(0, increment.getPositionIncrement() - 1);
                words.add(new Word(term.toString(), holes));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
        return words;
    }

    /**
     * Whether the last word goes up to the end of the text, so that it may be the beginning of a longer one: not so in
     * {@code "weir "} or before a stop word.
     */
    boolean endsWithAWord(Field field, String text) {
        try (TokenStream stream = analyzer.tokenStream(field.name(), text)) {
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int end = -1;
            while (stream.incrementToken()) {
                end = offset.endOffset();
            }
            stream.end();
            return end == offset.endOffset();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    /** The text with the field's own changes to single characters, mostly lower case, but neither cut nor stemmed. */
    String normal(Field field, String text) {
        return text.isEmpty() ? "" : analyzer.normalize(field.name(), text).utf8ToString();
    }

    /** Whether documents of the field have lost the difference between {@code A} and {@code a}. */
    boolean foldsCase(Field field) {
        return normal(field, "A").equals("a");
    }
}
