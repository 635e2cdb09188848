package dev.weir.matcher.syntax.standard;

import java.util.List;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserTokenManager;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;

/** Gives the parser tokens that were read before. */
final class ReadTokens extends StandardSyntaxParserTokenManager {
    private final List<Token> tokens;
    private int next;

    /** Tokens of which the last is the end of the text. */
    ReadTokens(List<Token> tokens) {
        super(new TextStream(""));
        this.tokens = tokens;
    }

    @Override
    public Token getNextToken() {
        return tokens.get(Math.min(next++, tokens.size() - 1));
    }
}
