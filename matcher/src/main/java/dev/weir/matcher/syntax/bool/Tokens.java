package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a query, read from the left to the right. */
final class Tokens {
    private final String text;
    private final List<Token> tokens;
    private int at;

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Those of a part of the text, without words that say nothing. */
    static Tokens of(Notes notes, int from, int to) {
        List<Token> kept = new ArrayList<>();
        for (Token token : Lexer.tokens(notes, from, to)) {
            String written = notes.text().substring(token.offset(), token.end());
            if (token.is(Kind.WORD) && !Spelled.of(written).saysSomething()) {
                notes.warn(token.offset(), token.end(), "nothing of this can be searched, and it is left out");
            } else {
                kept.add(token);
            }
        }
        for (int i = 0; i + 1 < kept.size(); i++) {
            kept.set(i, named(notes.text(), kept.get(i), kept.get(i + 1)));
        }
        return new Tokens(notes.text(), kept);
    }

    private static Token named(String text, Token token, Token next) {
        return token.is(Kind.WORD) && isSign(text, token, next)
                ? new Token(Kind.NAME, token.offset(), token.end(), token.glued())
                : token;
    }

    /** A comparison can also stand behind an operator, within brackets that a field stands before. */
    private static boolean isSign(String text, Token token, Token next) {
        return switch (next.kind()) {
            case COLON, EQUALS -> true;
            case COMPARISON -> next.glued() || !Operators.isOperator(text.substring(token.offset(), token.end()));
            default -> false;
        };
    }

    Token peek() {
        return tokens.get(at);
    }

    /** So many tokens ahead; the last if there are fewer. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** Goes on, but never beyond the end. */
    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean take(Kind kind) {
        if (peek().is(kind)) {
            next();
            return true;
        }
        return false;
    }

    /** As it is written. */
    String text(Token token) {
        return text.substring(token.offset(), token.end());
    }

    /** As it is written, without the sign at either end. */
    String inner(Token token) {
        return text.substring(token.offset() + 1, token.end() - 1);
    }
}
