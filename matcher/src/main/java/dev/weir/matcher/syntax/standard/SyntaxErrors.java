package dev.weir.matcher.syntax.standard;

import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.TextPlace;
import java.util.Locale;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/** Puts Lucene's errors into sentences. */
final class SyntaxErrors {
    private static final int MAX_TOKEN_SHOWN = 50;

    private SyntaxErrors() {}

    static QueryException explain(QueryText text, ParseException e) {
        @Nullable Token before = e.currentToken;
        if (before == null || before.next == null) {
            return QueryException.at(TextPlace.UNKNOWN, "", reason(e), e);
        }
        Token found = before.next;
        boolean atEnd = found.kind == StandardSyntaxParserConstants.EOF;
        String what = atEnd ? "the text ends too early" : "'" + shown(found.image) + "' is not expected here";
        int offset = atEnd ? text.end() : found.beginColumn;
        return QueryException.at(text.placeOf(offset), "", what + "; " + wayOut(found), e);
    }

    /** For errors that come without a place. */
    static String reason(Exception e) {
        if (e instanceof TooComplexToDeterminizeException || e.getCause() instanceof TooComplexToDeterminizeException) {
            return "the wildcard or regular expression is too complex; use fewer repeats and alternatives";
        }
        if (e instanceof NumberFormatException) {
            return "the number after ~ or @, or inside an interval function, must be a whole one (" + e.getMessage()
                    + ")";
        }
        String message = e instanceof QueryNodeException node && node.getMessageObject() != null
                ? node.getMessageObject().getLocalizedMessage(Locale.ROOT)
                : e.getMessage();
        return message == null ? "the query cannot be read (" + e.getClass().getSimpleName() + ")" : message;
    }

    private static String wayOut(Token found) {
        return switch (found.kind) {
            case StandardSyntaxParserConstants.EOF -> "complete the last clause and close every parenthesis";
            case StandardSyntaxParserConstants.RPAREN -> "remove it, or open a parenthesis before";
            case StandardSyntaxParserConstants.AND,
                    StandardSyntaxParserConstants.OR,
                    StandardSyntaxParserConstants.NOT -> "write a clause on each side, or put the word in quotes";
            case StandardSyntaxParserConstants.OP_COLON ->
                "a colon that is part of a value is written \\: or in quotes";
            default -> "escape it with \\ or put the words in quotes if it is meant literally";
        };
    }

    private static String shown(String image) {
        return image.length() <= MAX_TOKEN_SHOWN ? image : image.substring(0, MAX_TOKEN_SHOWN) + "...";
    }
}
