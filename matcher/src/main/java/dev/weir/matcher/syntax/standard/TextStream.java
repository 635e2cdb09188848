package dev.weir.matcher.syntax.standard;

import java.io.EOFException;
import org.apache.lucene.queryparser.charstream.CharStream;

/**
 * A text, character by character, for the tokenizer. Lucene's own stream copies it through a buffer that is larger than
 * most queries, and fills in a stack trace each time it comes to an end. Columns are offsets into the text, as there.
 */
final class TextStream implements CharStream {
    private final String text;
    private int tokenStart;
    private int next;

    TextStream(String text) {
        this.text = text;
    }

    @Override
    public char BeginToken() throws EOFException {
        tokenStart = next;
        return readChar();
    }

    @Override
    public char readChar() throws EOFException {
        if (next == text.length()) {
            throw new End();
        }
        return text.charAt(next++);
    }

    @Override
    public void backup(int chars) {
        next -= chars;
    }

    @Override
    public String GetImage() {
        return text.substring(tokenStart, next);
    }

    @Override
    public char[] GetSuffix(int length) {
        return text.substring(next - length, next).toCharArray();
    }

    @Override
    public int getBeginColumn() {
        return tokenStart;
    }

    @Override
    public int getEndColumn() {
        return next;
    }

    @Override
    public int getBeginLine() {
        return 1;
    }

    @Override
    public int getEndLine() {
        return 1;
    }

    @Override
    public void Done() {}

    /** How the tokenizer learns of the end: an expected turn that nobody looks at. */
    private static final class End extends EOFException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
