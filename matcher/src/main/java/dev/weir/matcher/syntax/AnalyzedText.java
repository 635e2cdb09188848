package dev.weir.matcher.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * What analysis makes of a text.
 *
 * @param tokens in order; several may stand at one position
 * @param places how many positions the text takes up, the empty ones of dropped words included
 */
public record AnalyzedText(List<Token> tokens, int places) {
    /**
     * One token.
     *
     * @param position from 0; words that were dropped leave theirs empty
     */
    public record Token(BytesRef term, int position) {}

    /** Analyses a text as a field's documents are. */
    public static AnalyzedText of(Analyzer analyzer, String field, String text) {
        List<Token> tokens = new ArrayList<>();
        int position = -1;
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.add(new Token(BytesRef.deepCopyOf(term.getBytesRef()), Math.max(position, 0)));
            }
            stream.end();
            position += increment.getPositionIncrement();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return new AnalyzedText(tokens, position + 1);
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether all tokens stand at one position: a word, perhaps with synonyms. */
    public boolean isOneWord() {
        return !tokens.isEmpty()
                && tokens.get(0).position() == tokens.get(tokens.size() - 1).position();
    }

    /** The terms at each position that has some. */
    public List<List<BytesRef>> words() {
        List<List<BytesRef>> words = new ArrayList<>();
        int last = -1;
        for (Token token : tokens) {
            if (token.position() != last) {
                words.add(new ArrayList<>());
                last = token.position();
            }
            words.get(words.size() - 1).add(token.term());
        }
        return words;
    }

    /** The positions that have terms. */
    public int[] positions() {
        return tokens.stream().mapToInt(Token::position).distinct().toArray();
    }
}
