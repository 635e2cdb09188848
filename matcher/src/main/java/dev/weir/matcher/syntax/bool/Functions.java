package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Token.Kind;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code fn:name(...)}. */
final class Functions {
    private final Notes notes;
    private final Tokens tokens;
    private final Parser parser;

    Functions(Notes notes, Tokens tokens, Parser parser) {
        this.notes = notes;
        this.tokens = tokens;
        this.parser = parser;
    }

    /** The function whose name has just been read. */
    Written read(Token name) {
        String label = tokens.text(name);
        Function function = Function.named(label.substring(Function.PREFIX_SIGN.length(), label.length() - 1))
                .orElseThrow(() -> new IllegalStateException(label + " is no function"));
        return function.isOfValues() ? values(name, function) : queries(name, function);
    }

    private Written values(Token name, Function function) {
        notes.countClauses(1, name.offset(), name.end());
        List<Written.Argument> arguments = new ArrayList<>();
        while (!tokens.peek().is(Kind.CLOSE)) {
            if (!arguments.isEmpty()) {
                comma(name);
            }
            String comparison = tokens.peek().is(Kind.COMPARISON) ? tokens.text(tokens.next()) : "";
            Token value = tokens.next();
            if (value.is(Kind.QUOTED)) {
                arguments.add(new Written.Argument(
                        comparison, Spelled.of(tokens.inner(value)).text(), true));
            } else if (value.is(Kind.VALUE)) {
                arguments.add(new Written.Argument(comparison, tokens.text(value), false));
            } else {
                throw notes.error(value.offset(), value.end(), "a value should stand here, for " + tokens.text(name));
            }
        }
        Token close = tokens.next();
        return new Written.Values(name.offset(), close.end(), function, arguments);
    }

    private Written queries(Token name, Function function) {
        return switch (function) {
            case ALL -> {
                List<Written> parts = parts(name);
                yield new Written.All(name.offset(), close(name), parts);
            }
            case ANY -> {
                List<Written> parts = parts(name);
                yield new Written.Any(name.offset(), close(name), parts);
            }
            case AT_LEAST -> {
                int number = number(name, false);
                List<Written> parts = parts(name);
                yield new Written.AtLeast(name.offset(), close(name), number, parts);
            }
            case NEAR -> {
                QueryTree.Order order = constant(name, QueryTree.Order.values());
                int gaps = number(name, true);
                int width = number(name, true);
                List<Written> parts = parts(name);
                yield new Written.Near(name.offset(), close(name), order, gaps, width, parts);
            }
            case EXTEND -> {
                int before = number(name, false);
                int after = number(name, false);
                Written part = exactly(name, 1).get(0);
                yield new Written.Extended(name.offset(), close(name), part, before, after);
            }
            case RELATED -> {
                QueryTree.Relation relation = constant(name, QueryTree.Relation.values());
                int distance = number(name, false);
                List<Written> parts = exactly(name, 2);
                yield new Written.Related(name.offset(), close(name), parts.get(0), relation, parts.get(1), distance);
            }
            default -> throw new IllegalStateException(function + " has values");
        };
    }

    private List<Written> exactly(Token name, int number) {
        List<Written> parts = parts(name);
        if (parts.size() != number) {
            throw notes.error(
                    name.offset(),
                    name.end(),
                    tokens.text(name) + " has " + parts.size() + " parts and needs " + number
                            + "; separate them with commas");
        }
        return parts;
    }

    private List<Written> parts(Token name) {
        List<Written> parts = new ArrayList<>();
        while (!tokens.peek().is(Kind.CLOSE)) {
            if (!parts.isEmpty()) {
                comma(name);
            }
            parts.add(parser.inBrackets(name, true));
        }
        return parts;
    }

    /** A whole number and the comma behind it, if anything follows; a star is no limit. */
    private int number(Token name, boolean orStar) {
        Token token = tokens.next();
        String written = tokens.text(token);
        int number;
        if (orStar && written.equals("*")) {
            number = QueryTree.Near.NO_LIMIT;
        } else {
            try {
                number = Integer.parseInt(written);
            } catch (NumberFormatException e) {
                throw notes.error(
                        token.offset(),
                        token.end(),
                        "",
                        new IllegalArgumentException(
                                "a whole number should stand here, for " + tokens.text(name) + ")", e));
            }
        }
        commaUnlessClosed(name);
        return number;
    }

    private <E extends Enum<E>> E constant(Token name, E[] values) {
        Token token = tokens.next();
        String written = tokens.text(token).toUpperCase(Locale.ROOT);
        for (E value : values) {
            if (value.name().equals(written)) {
                commaUnlessClosed(name);
                return value;
            }
        }
        List<String> labels = new ArrayList<>();
        for (E value : values) {
            labels.add(value.name().toLowerCase(Locale.ROOT));
        }
        throw notes.error(token.offset(), token.end(), "one of " + String.join(", ", labels) + " should stand here");
    }

    private void commaUnlessClosed(Token name) {
        if (!tokens.peek().is(Kind.CLOSE)) {
            comma(name);
        }
    }

    private void comma(Token name) {
        if (!tokens.take(Kind.COMMA)) {
            throw notClosed(name);
        }
    }

    private int close(Token name) {
        Token close = tokens.peek();
        if (!tokens.take(Kind.CLOSE)) {
            throw notClosed(name);
        }
        return close.end();
    }

    private RuntimeException notClosed(Token name) {
        return notes.error(
                name.offset(),
                tokens.peek().end(),
                "the arguments of this function are separated by commas and closed with a bracket; complete them");
    }
}
