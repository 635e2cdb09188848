package dev.weir.matcher.query;

import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.EOF;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.LPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.MINUS;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.NUMBER;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_COLON;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_LESSTHAN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_LESSTHANEQ;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_MORETHAN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_MORETHANEQ;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.REGEXPTERM;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.RPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TERM;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TILDE;

import dev.weir.matcher.query.QueryException.Place;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.charstream.FastCharStream;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserTokenManager;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;
import org.apache.lucene.queryparser.flexible.standard.parser.TokenMgrError;

/**
 * A query's text, read once with Lucene's own tokenizer before Lucene's parser sees it. So quotes, escapes and brackets
 * mean here exactly what they mean there, nesting is bounded before anything recurses, and errors of the tokenizer have
 * a place.
 *
 * <p>Two spellings that the grammar refuses are made into ones that it knows: {@code price:>=5} loses its colon, and
 * the sign in {@code price:-5} is escaped. Places are always those of the text as it was written.
 */
final class QueryText {
    /** What the grammar skips between tokens. */
    private static final String BLANKS = " \t\n\r\u3000";

    private final String written;
    private final List<Integer> signs = new ArrayList<>();
    private final StringBuilder edited;

    QueryText(String written, Schema schema, QueryLimits limits) {
        this.written = written;
        this.edited = new StringBuilder(written);
        requireUnicode();
        List<Token> tokens = tokens();
        requireWithin(limits, tokens);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean colon = tokens.get(i).kind == OP_COLON;
            if (colon && isComparison(tokens.get(i + 1)) && tokens.get(i - 1).kind == TERM) {
                edited.setCharAt(tokens.get(i).beginColumn, ' ');
            }
            if (isSignOfNumber(tokens, i, schema)) {
                signs.add(tokens.get(i).beginColumn);
            }
        }
        for (int i = signs.size() - 1; i >= 0; i--) {
            edited.insert((int) signs.get(i), '\\');
        }
    }

    /** The text that Lucene parses. */
    String forLucene() {
        return edited.toString();
    }

    /** The place of an offset into {@link #forLucene()}; unknown for a negative one. */
    Place placeOf(int offset, String field) {
        if (offset < 0) {
            return new Place(0, 0, field, -1);
        }
        int insertedBefore = 0;
        while (insertedBefore < signs.size() && signs.get(insertedBefore) + insertedBefore < offset) {
            insertedBefore++;
        }
        return written(offset - insertedBefore, field);
    }

    private Place written(int offset, String field) {
        int end = Math.min(offset, written.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (written.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(line, written.codePointCount(lineStart, end) + 1, field, -1);
    }

    private void requireUnicode() {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < written.length()
                    && Character.isLowSurrogate(written.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new QueryException(
                        written(i, ""), "half of a surrogate pair is no valid Unicode; correct the encoding");
            }
        }
    }

    private List<Token> tokens() {
        StandardSyntaxParserTokenManager lexer =
                new StandardSyntaxParserTokenManager(new FastCharStream(new StringReader(written)));
        List<Token> tokens = new ArrayList<>();
        try {
            for (Token token = lexer.getNextToken(); token.kind != EOF; token = lexer.getNextToken()) {
                tokens.add(token);
            }
        } catch (TokenMgrError e) {
            throw lexicalError(tokens, e);
        }
        return tokens;
    }

    /** The tokenizer fails on what stands behind the last token that it could read. */
    private QueryException lexicalError(List<Token> read, TokenMgrError e) {
        int offset = read.isEmpty() ? 0 : read.get(read.size() - 1).endColumn;
        while (offset < written.length() - 1 && BLANKS.indexOf(written.charAt(offset)) >= 0) {
            offset++;
        }
        String start = Character.toString(written.codePointAt(offset));
        boolean opens = start.equals("\"") || start.equals("/");
        String what =
                opens ? start + " is opened here and never closed; close it" : "unexpected character '" + start + "'";
        return new QueryException(written(offset, ""), what + "; write \\" + start + " if it is meant literally", e);
    }

    private void requireWithin(QueryLimits limits, List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == LPAREN && ++depth > limits.maxDepth()) {
                throw new QueryException(
                        written(token.beginColumn, ""),
                        "parentheses are nested deeper than " + limits.maxDepth()
                                + " (limit maxDepth); flatten the query");
            }
            if (token.kind == RPAREN) {
                depth--;
            }
            if (isPattern(tokens, i) && token.image.length() > limits.maxPatternChars()) {
                throw new QueryException(
                        written(token.beginColumn, ""),
                        "a wildcard, regular expression or fuzzy word has " + token.image.length()
                                + " characters, at most " + limits.maxPatternChars()
                                + " are allowed (limit maxPatternChars); shorten it");
            }
        }
    }

    private static boolean isPattern(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        return token.kind == REGEXPTERM
                || (token.kind == TERM && (token.image.indexOf('*') >= 0 || token.image.indexOf('?') >= 0))
                || (i + 1 < tokens.size() && token.kind == TERM && tokens.get(i + 1).kind == TILDE);
    }

    private static boolean isComparison(Token token) {
        return token.kind == OP_LESSTHAN
                || token.kind == OP_LESSTHANEQ
                || token.kind == OP_MORETHAN
                || token.kind == OP_MORETHANEQ;
    }

    private static boolean isSignOfNumber(List<Token> tokens, int i, Schema schema) {
        if (tokens.get(i).kind != MINUS || !isDirectlyBefore(tokens.get(i), tokens.get(i + 1))) {
            return false;
        }
        if (tokens.get(i + 1).kind != NUMBER && tokens.get(i + 1).kind != TERM) {
            return false;
        }
        int name = i - 1;
        while (name > 0 && (tokens.get(name).kind == OP_COLON || isComparison(tokens.get(name)))) {
            name--;
        }
        return name < i - 1
                && schema.field(tokens.get(name).image)
                        .filter(field -> field.type() == FieldType.LONG || field.type() == FieldType.DOUBLE)
                        .isPresent();
    }

    private static boolean isDirectlyBefore(Token first, Token second) {
        return first.endColumn == second.beginColumn;
    }
}
