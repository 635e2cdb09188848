package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Operators.Logic;
import dev.weir.matcher.syntax.bool.Operators.Proximity;
import dev.weir.matcher.syntax.bool.Token.Kind;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads operators: words that directly follow each other bind tightest, then proximity, then AND and NOT from left to
 * right, then OR. What stands between operators {@link Operands} reads.
 */
final class Parser {
    private final Notes notes;
    private final Tokens tokens;
    private final Operands operands;
    private int depth;
    private int functions;
    private boolean mixed;

    Parser(Notes notes, FieldCodes codes, Tokens tokens, List<Written> lines) {
        this.notes = notes;
        this.tokens = tokens;
        this.operands = new Operands(notes, codes, tokens, this, lines);
    }

    /** The query that all tokens make. */
    Written whole() {
        Written query = or();
        Token rest = tokens.peek();
        if (rest.is(Kind.CLOSE)) {
            throw notes.error(rest.offset(), rest.end(), "this bracket closes nothing; remove it, or open one before");
        }
        if (!rest.is(Kind.END)) {
            throw operands.unexpected(rest);
        }
        return query;
    }

    /** What stands in brackets that are open already; it goes one level deeper. */
    Written inBrackets(Token open, boolean ofFunction) {
        deeper(open);
        int outer = functions;
        functions = ofFunction ? outer + 1 : 0;
        Written inner = or();
        functions = outer;
        depth--;
        return inner;
    }

    int depth() {
        return depth;
    }

    /** Whether something that is so deep has room here. */
    void requireRoom(int levels, Token at) {
        operands.requireDepth(depth + levels, at.offset(), at.end());
    }

    private void deeper(Token at) {
        depth++;
        operands.requireDepth(depth, at.offset(), at.end());
    }

    private Written or() {
        List<Written> parts = new ArrayList<>();
        parts.add(and());
        boolean anyMixed = mixed;
        while (isOr()) {
            tokens.next();
            parts.add(and());
            anyMixed |= mixed;
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int end = parts.get(parts.size() - 1).end();
        if (anyMixed) {
            notes.warn(
                    parts.get(0).offset(),
                    end,
                    "AND and OR stand beside each other without brackets; AND is read first here, as in Web of Science"
                            + " and EBSCO, but Scopus reads OR first and PubMed from left to right: write brackets");
        }
        return new Written.Any(parts.get(0).offset(), end, parts);
    }

    private boolean isOr() {
        Token token = tokens.peek();
        if (token.is(Kind.OR_SIGN)) {
            notes.warn(token.offset(), token.end(), "read as OR");
            return true;
        }
        return isLogic(token, Logic.OR);
    }

    /** Leaves in {@link #mixed} whether there was an operator. */
    private Written and() {
        List<Written> parts = new ArrayList<>();
        parts.add(operand());
        boolean any = false;
        boolean negated = false;
        while (true) {
            Token token = tokens.peek();
            if (isLogic(token, Logic.NOT)) {
                negated = true;
                any = true;
            } else if (isAnd(token)) {
                tokens.next();
                any = true;
                boolean negates = isLogic(tokens.peek(), Logic.NOT);
                if (negated && !negates) {
                    notes.warn(
                            token.offset(),
                            token.end(),
                            "AND behind NOT is read from left to right here, so that NOT takes away only what directly"
                                    + " follows it; Scopus takes away all that follows: write brackets");
                }
                negated |= negates;
            } else if (token.is(Kind.COMMA) && functions == 0) {
                notes.warn(token.offset(), token.end(), "a comma means nothing here and is left out");
                tokens.next();
                continue;
            } else if (operands.isStart(token)) {
                notes.warn(token.offset(), token.end(), Operands.NO_OPERATOR);
            } else {
                break;
            }
            parts.add(operand());
        }
        mixed = any;
        return parts.size() == 1
                ? parts.get(0)
                : new Written.All(
                        parts.get(0).offset(), parts.get(parts.size() - 1).end(), parts);
    }

    private boolean isAnd(Token token) {
        if (token.is(Kind.AND_SIGN)) {
            notes.warn(token.offset(), token.end(), "read as AND");
            return true;
        }
        return isLogic(token, Logic.AND);
    }

    private Written operand() {
        Token token = tokens.peek();
        if (!isLogic(token, Logic.NOT)) {
            return near();
        }
        tokens.next();
        deeper(token);
        Written part = operand();
        depth--;
        return new Written.Not(token.offset(), part.end(), part);
    }

    private Written near() {
        Written left = operands.read();
        int before = depth;
        while (true) {
            Optional<Proximity> proximity = operands.isFollowedByProximity();
            if (proximity.isEmpty()) {
                depth = before;
                return left;
            }
            Token operator = tokens.next();
            deeper(operator);
            Proximity near = proximity.get();
            if (near.open() && operands.isNumberBeforeOperand()) {
                Token number = tokens.next();
                notes.warn(operator.offset(), number.end(), "read as NEAR/" + tokens.text(number));
                near = Operators.proximity("NEAR/" + tokens.text(number)).orElse(near);
            }
            Token next = tokens.peek();
            if (!operands.isStart(next)) {
                throw notes.error(
                        operator.offset(),
                        operator.end(),
                        tokens.text(operator) + " needs a word, a phrase or something in brackets on both sides");
            }
            Written right = operands.read();
            left = new Written.Near(
                    left.offset(),
                    right.end(),
                    near.order(),
                    near.maxGaps(),
                    QueryTree.Near.NO_LIMIT,
                    List.of(left, right));
        }
    }

    private boolean isLogic(Token token, Logic logic) {
        return operands.logic(token).filter(logic::equals).isPresent();
    }

    /** How an operator is shown. */
    static String shown(String operator) {
        return operator.toUpperCase(Locale.ROOT);
    }
}
