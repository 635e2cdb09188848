package dev.weir.matcher.syntax.standard;

import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.FN_PREFIX;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.LPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.NUMBER;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.QUOTED;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.RPAREN;
import static org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParserConstants.TERM;

import dev.weir.matcher.syntax.PhraseText;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.matcher.tree.QueryTree.Order;
import dev.weir.matcher.tree.QueryTree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.lucene.queryparser.flexible.standard.parser.Token;

/** Reads one interval function, {@code fn:ordered(a b)}, with all functions inside it. */
final class FunctionReader {
    private static final String NAMES = "atLeast, after, before, containedBy, containing, extend, fuzzyTerm, maxgaps,"
            + " maxwidth, nonOverlapping, notContainedBy, notContaining, notWithin, or, ordered, overlapping, phrase,"
            + " unordered, unorderedNoOverlaps, wildcard and within";

    private final List<Token> tokens;
    private final String field;
    private final LeafPlaces places;
    private final Predicate<QueryTree> vanishes;
    private int next;

    /** @param vanishes whether analysis leaves nothing of a word */
    FunctionReader(QueryText.Function function, String field, LeafPlaces places, Predicate<QueryTree> vanishes) {
        this.tokens = function.tokens();
        this.field = field;
        this.places = places;
        this.vanishes = vanishes;
    }

    QueryTree read() {
        return part();
    }

    private QueryTree part() {
        Token token = take();
        return switch (token.kind) {
            case TERM, NUMBER -> word(token, QueryTree.Term.of(field, PhraseText.unescaped(token.image)));
            case QUOTED -> word(token, new QueryTree.Phrase(field, PhraseText.unescaped(unquoted(token)), 0));
            case FN_PREFIX -> function();
            default -> otherPart(token);
        };
    }

    private QueryTree otherPart(Token token) {
        if (!QueryText.isListName(token, peek())) {
            throw fault(token, "'" + token.image + "' is not expected inside an interval function");
        }
        Token name = take();
        return places.at(
                token.beginColumn,
                name.endColumn - token.beginColumn,
                new QueryTree.WordList(field, PhraseText.unescaped(name.image)));
    }

    /** To Lucene a word that analysis drops is nowhere, in a function. */
    private QueryTree word(Token token, QueryTree word) {
        return leaf(token, vanishes.test(word) ? new QueryTree.Any(List.of()) : word);
    }

    private QueryTree leaf(Token token, QueryTree leaf) {
        return places.at(token.beginColumn, token.image.length(), leaf);
    }

    private QueryTree function() {
        Token name = take();
        expect(LPAREN, "a parenthesis must open here: fn:ordered(a b)");
        QueryTree read =
                switch (name.image.toLowerCase(Locale.ROOT)) {
                    case "atleast" -> new QueryTree.AtLeast(number(), parts());
                    case "or" -> new QueryTree.Any(parts());
                    case "phrase" -> Near.inOrder(0, parts());
                    case "ordered" -> Near.inOrder(Near.NO_LIMIT, parts());
                    case "unordered" -> Near.within(Near.NO_LIMIT, parts());
                    case "unorderednooverlaps" ->
                        new Near(List.of(part(), part()), Order.ANY_WITHOUT_OVERLAP, Near.NO_LIMIT, Near.NO_LIMIT);
                    case "maxgaps" -> maxGaps(number(), part());
                    case "maxwidth" -> {
                        int width = number();
                        yield new Near(List.of(part()), Order.ORDERED, Near.NO_LIMIT, width);
                    }
                    case "extend" -> new QueryTree.Extended(part(), number(), number());
                    case "wildcard" -> wildcard();
                    case "fuzzyterm" -> fuzzyTerm();
                    case "before" -> related(Relation.BEFORE);
                    case "after" -> related(Relation.AFTER);
                    case "containedby" -> related(Relation.CONTAINED_BY);
                    case "notcontainedby" -> related(Relation.NOT_CONTAINED_BY);
                    case "containing" -> related(Relation.CONTAINING);
                    case "notcontaining" -> related(Relation.NOT_CONTAINING);
                    case "overlapping" -> related(Relation.OVERLAPPING);
                    case "nonoverlapping" -> related(Relation.NON_OVERLAPPING);
                    case "within" -> within(Relation.WITHIN);
                    case "notwithin" -> within(Relation.NOT_WITHIN);
                    default -> throw fault(name, "'" + name.image + "' is no interval function; there are " + NAMES);
                };
        expect(RPAREN, "the function must end here");
        return read;
    }

    /** The limit is that of the group that it stands around, if that has none yet. */
    private static QueryTree maxGaps(int gaps, QueryTree part) {
        boolean joins = part instanceof Near near
                && near.maxGaps() == Near.NO_LIMIT
                && near.maxWidth() == Near.NO_LIMIT
                && near.order() != Order.ANY_WITHOUT_OVERLAP
                && !(near.order() == Order.ORDERED && gaps == 0);
        return joins && part instanceof Near near
                ? new Near(near.parts(), near.order(), gaps, Near.NO_LIMIT)
                : new Near(List.of(part), Order.ORDERED, gaps, Near.NO_LIMIT);
    }

    private QueryTree related(Relation relation) {
        QueryTree part = part();
        return new QueryTree.Related(part, relation, part(), 0);
    }

    private QueryTree within(Relation relation) {
        QueryTree part = part();
        int distance = number();
        return new QueryTree.Related(part, relation, part(), distance);
    }

    private QueryTree wildcard() {
        Token token = take();
        String expression =
                switch (token.kind) {
                    case TERM, NUMBER -> token.image;
                    case QUOTED -> unquoted(token);
                    default -> throw fault(token, "a wildcard expression must stand here");
                };
        skipExpansions();
        return leaf(token, new QueryTree.Wildcard(field, expression));
    }

    private QueryTree fuzzyTerm() {
        Token token = take();
        if (token.kind != TERM && token.kind != NUMBER && token.kind != QUOTED) {
            throw fault(token, "a word must stand here");
        }
        String word = PhraseText.unescaped(token.kind == QUOTED ? unquoted(token) : token.image);
        int edits = peek().kind == NUMBER ? number() : 2;
        skipExpansions();
        return leaf(token, QueryTree.Fuzzy.of(field, word, edits));
    }

    /** How many words a pattern may stand for is no question here: it is all that a document has. */
    private void skipExpansions() {
        if (peek().kind == NUMBER) {
            take();
        }
    }

    private List<QueryTree> parts() {
        List<QueryTree> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (peek().kind != RPAREN);
        return parts;
    }

    private int number() {
        Token token = take();
        try {
            return Integer.parseInt(token.image);
        } catch (NumberFormatException e) {
            throw fault(token, "a whole number must stand here, not '" + token.image + "'");
        }
    }

    private void expect(int kind, String otherwise) {
        Token token = take();
        if (token.kind != kind) {
            throw fault(token, otherwise);
        }
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token take() {
        if (next == tokens.size()) {
            throw fault(tokens.get(next - 1), "an interval function ends too early; close every parenthesis");
        }
        return tokens.get(next++);
    }

    private static String unquoted(Token token) {
        return token.image.substring(1, token.image.length() - 1);
    }

    private Fault fault(Token token, String reason) {
        return new Fault(token.beginColumn, field, reason);
    }
}
