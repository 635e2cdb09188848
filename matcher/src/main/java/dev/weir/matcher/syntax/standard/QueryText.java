package dev.weir.matcher.syntax.standard;

import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.EOF;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.FN_PREFIX;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.LPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.MINUS;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.NUMBER;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_COLON;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_LESSTHAN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_LESSTHANEQ;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_MORETHAN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.OP_MORETHANEQ;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.QUOTED;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.RANGE_GOOP;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.REGEXPTERM;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.RPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TERM;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TILDE;

import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.PhraseText;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.TextPlace;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserTokenManager;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;
import org.apache.lucene.queryparser.flexible.standard.parser.TokenMgrError;
import org.jspecify.annotations.Nullable;

/**
 * A query's text, read once with Lucene's own tokenizer before Lucene's parser gets its tokens. So quotes, escapes and
 * brackets mean here exactly what they mean there, nesting is bounded before anything recurses, and errors of the
 * tokenizer have a place.
 *
 * <p>Two spellings that the grammar refuses are made into ones that it knows: {@code price:>=5} loses its colon, and
 * {@code price:-5} gets one token for its number, as if the sign had been escaped. Interval functions, of which
 * Lucene's nodes do not tell what is in them, and references to word lists, which it does not know, are kept aside: the
 * parser sees a word in their place.
 */
final class QueryText {
    /** What the grammar skips between tokens. */
    private static final String BLANKS = " \t\n\r\u3000";

    /** The words in place of what is kept aside begin with it; no valid text has it. */
    private static final char KEPT = '\uDFFF';

    private final String written;
    private final List<Token> tokens;
    private final List<Kept> kept = new ArrayList<>();

    /** What the parser sees a word in place of. */
    sealed interface Kept {}

    /** The tokens of one interval function, from its {@code fn:} to its last parenthesis. */
    record Function(List<Token> tokens) implements Kept {}

    /** A reference to a word list. */
    record ListName(String name) implements Kept {}

    QueryText(String written, Schema schema, QueryLimits limits) {
        this.written = written;
        requireUnicode();
        List<Token> read = read();
        requireWithin(limits, read);
        tokens = forParser(read, schema);
    }

    /** The tokens for one parser. */
    ReadTokens tokens() {
        return new ReadTokens(tokens);
    }

    /** The text as it was written. */
    String written() {
        return written;
    }

    /** What a word stands in place of, if it does. */
    @Nullable
    Kept kept(CharSequence word) {
        return kept.isEmpty() || word.isEmpty() || word.charAt(0) != KEPT
                ? null
                : kept.get(Integer.parseInt(word, 1, word.length(), 10));
    }

    /** Whether these tokens are a reference to a word list: {@code @} and, directly behind it, a name. */
    static boolean isListName(Token at, Token name) {
        return at.image.equals("@")
                && at.kind != RANGE_GOOP
                && (name.kind == TERM || name.kind == NUMBER)
                && isDirectlyBefore(at, name);
    }

    /** Where the text ends. */
    int end() {
        return written.length();
    }

    /** The place of an offset; unknown for a negative one. */
    TextPlace placeOf(int offset) {
        return placeOf(offset, 1);
    }

    /** The same with a longer piece of the text. */
    TextPlace placeOf(int offset, int length) {
        return TextPlace.of(written, offset, length);
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

    private List<Token> forParser(List<Token> read, Schema schema) {
        List<Token> tokens = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            if (isColonOfComparison(read, i)) {
                continue;
            }
            if (read.get(i).kind == FN_PREFIX) {
                int end = endOfFunction(read, i);
                List<Token> function = List.copyOf(read.subList(i, end));
                tokens.add(placeholder(function.get(0), function.get(function.size() - 1), new Function(function)));
                i = end - 1;
            } else if (beginsClause(read, i) && isListName(read.get(i), read.get(i + 1))) {
                Token name = read.get(i + 1);
                tokens.add(placeholder(read.get(i), name, new ListName(PhraseText.unescaped(name.image))));
                i++;
            } else if (isSignOfNumber(read, i, schema)) {
                tokens.add(signed(read.get(i), read.get(i + 1)));
                i++;
            } else {
                tokens.add(read.get(i));
            }
        }
        return tokens;
    }

    private static int endOfFunction(List<Token> read, int from) {
        int depth = 0;
        int i = from;
        while (read.get(i).kind != EOF) {
            int kind = read.get(i++).kind;
            depth += kind == LPAREN ? 1 : kind == RPAREN ? -1 : 0;
            if (kind == RPAREN && depth <= 0) {
                break;
            }
        }
        return i;
    }

    /**
     * Whether an {@code @} here can be the beginning of a clause: not the number behind a group, as in {@code (a b)@2},
     * nor the middle of a word, nor a bound or the name of a field.
     */
    private static boolean beginsClause(List<Token> read, int i) {
        if (read.get(i).kind == EOF) {
            return false;
        }
        Token name = read.get(i + 1);
        if (name.kind != EOF && read.get(i + 2).kind == OP_COLON) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        Token before = read.get(i - 1);
        return switch (before.kind) {
            case RPAREN -> name.kind != NUMBER;
            case TERM, NUMBER, QUOTED, REGEXPTERM -> !isDirectlyBefore(before, read.get(i));
            default -> !isComparison(before);
        };
    }

    private Token placeholder(Token first, Token last, Kept instead) {
        Token word = new Token(TERM, KEPT + Integer.toString(kept.size()));
        word.beginLine = first.beginLine;
        word.beginColumn = first.beginColumn;
        word.endLine = last.endLine;
        word.endColumn = last.endColumn;
        kept.add(instead);
        return word;
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
        return QueryException.at(placeOf(offset), "", what + "; write \\" + start + " if it is meant literally", e);
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
