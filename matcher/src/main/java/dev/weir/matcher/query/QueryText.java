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

import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.TextPlace;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserTokenManager;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;
import org.apache.lucene.queryparser.flexible.standard.parser.TokenMgrError;

/**
 * A query's text, read once with Lucene's own tokenizer before Lucene's parser gets its tokens. So quotes, escapes and
 * brackets mean here exactly what they mean there, nesting is bounded before anything recurses, and errors of the
 * tokenizer have a place.
 *
 * <p>Two spellings that the grammar refuses are made into ones that it knows: {@code price:>=5} loses its colon, and
 * {@code price:-5} gets one token for its number, as if the sign had been escaped.
 */
final class QueryText {
    /** What the grammar skips between tokens. */
    private static final String BLANKS = " \t\n\r\u3000";

    private final String written;
    private final List<Token> tokens;
    /** The kinds of tokens that there are, a bit for each. */
    private final long kinds;

    private final boolean mayHaveWildcard;

    QueryText(String written, Schema schema, QueryLimits limits) {
        this.written = written;
        requireUnicode();
        List<Token> read = read();
        requireWithin(limits, read);
        tokens = forParser(read, schema);
        kinds = tokens.stream().mapToLong(token -> 1L << token.kind).reduce(0, (a, b) -> a | b);
        mayHaveWildcard = tokens.stream().anyMatch(QueryText::mayBecomeWildcard);
    }

    /** The tokens for one parser. */
    ReadTokens tokens() {
        return new ReadTokens(tokens);
    }

    /** Whether there is a token of that kind of {@code StandardSyntaxParserConstants}. */
    boolean has(int kind) {
        return (kinds & (1L << kind)) != 0;
    }

    /** Whether there may be a word with a star or a question mark. */
    boolean mayHaveWildcard() {
        return mayHaveWildcard;
    }

    /** Where the text ends. */
    int end() {
        return written.length();
    }

    /** The place of an offset; unknown for a negative one. */
    TextPlace placeOf(int offset) {
        return TextPlace.of(written, offset, 1);
    }

    private void requireUnicode() {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < written.length()
                    && Character.isLowSurrogate(written.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw QueryException.at(
                        placeOf(i), "half of a surrogate pair is no valid Unicode; correct the encoding");
            }
        }
    }

    /** All tokens, the last of which is the end. */
    private List<Token> read() {
        StandardSyntaxParserTokenManager lexer = new StandardSyntaxParserTokenManager(new TextStream(written));
        List<Token> read = new ArrayList<>();
        try {
            Token token;
            do {
                token = lexer.getNextToken();
                read.add(token);
            } while (token.kind != EOF);
        } catch (TokenMgrError e) {
            throw lexicalError(read, e);
        }
        return read;
    }

    private static List<Token> forParser(List<Token> read, Schema schema) {
        List<Token> tokens = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            if (isColonOfComparison(read, i)) {
                continue;
            }
            if (isSignOfNumber(read, i, schema)) {
                tokens.add(signed(read.get(i), read.get(i + 1)));
                i++;
            } else {
                tokens.add(read.get(i));
            }
        }
        return tokens;
    }

    private static Token signed(Token sign, Token number) {
        Token signed = new Token(TERM, "\\-" + number.image);
        signed.beginLine = sign.beginLine;
        signed.beginColumn = sign.beginColumn;
        signed.endLine = number.endLine;
        signed.endColumn = number.endColumn;
        return signed;
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
        return QueryException.at(
                placeOf(offset), "", what + "; write \\" + start + " if it is meant literally", e);
    }

    private void requireWithin(QueryLimits limits, List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == LPAREN && ++depth > limits.maxDepth()) {
                throw QueryException.at(
                        placeOf(token.beginColumn),
                        "parentheses are nested deeper than " + limits.maxDepth()
                                + " (limit maxDepth); flatten the query");
            }
            if (token.kind == RPAREN) {
                depth--;
            }
            if (isPattern(tokens, i) && token.image.length() > limits.maxPatternChars()) {
                throw QueryException.at(
                        placeOf(token.beginColumn),
                        "a wildcard, regular expression or fuzzy word has " + token.image.length()
                                + " characters, at most " + limits.maxPatternChars()
                                + " are allowed (limit maxPatternChars); shorten it");
            }
        }
    }

    private static boolean isPattern(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        return token.kind == REGEXPTERM
                || hasWildcard(token)
                || (i + 1 < tokens.size() && token.kind == TERM && tokens.get(i + 1).kind == TILDE);
    }

    private static boolean hasWildcard(Token token) {
        return token.kind == TERM && (token.image.indexOf('*') >= 0 || token.image.indexOf('?') >= 0);
    }

    /** For Lucene a star that is written as {@code \\u002a} is a wildcard too. */
    private static boolean mayBecomeWildcard(Token token) {
        return hasWildcard(token) || (token.kind == TERM && token.image.contains("\\u"));
    }

    private static boolean isColonOfComparison(List<Token> tokens, int i) {
        return tokens.get(i).kind == OP_COLON
                && i > 0
                && tokens.get(i - 1).kind == TERM
                && isComparison(tokens.get(i + 1));
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
