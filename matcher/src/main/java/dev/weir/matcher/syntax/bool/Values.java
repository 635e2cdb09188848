package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of functions of values, and values as they are written there: strings in quotes, {@code true}, {@code 5},
 * {@code 5.0}, {@code 2026-01-31T00:00:00Z}, {@code 48.2/16.37}. What they are is told from how they are written, not
 * from the field, so that each tree has a text.
 */
final class Values {
    private static final String OPEN = "*";

    private Values() {}

    /** The leaf that a function means. */
    static QueryTree leaf(String field, Written.Values function) {
        List<Written.Argument> all = function.arguments();
        return switch (function.function()) {
            case TERM -> QueryTree.Term.of(field, string(function, 0, 1));
            case EXACT -> QueryTree.Term.exact(field, string(function, 0, 1));
            case PHRASE -> new QueryTree.Phrase(field, string(function, 0, 2), whole(function, 1));
            case PREFIX -> new QueryTree.Prefix(field, string(function, 0, 1));
            case WILDCARD -> new QueryTree.Wildcard(field, string(function, 0, 1));
            case REGEXP -> new QueryTree.Regexp(field, string(function, 0, 1));
            case FUZZY ->
                new QueryTree.Fuzzy(
                        field,
                        string(function, 0, 4),
                        whole(function, 1),
                        whole(function, 2),
                        value(all.get(3)).equals(Value.of(true)));
            case EXISTS -> new QueryTree.Exists(field);
            case LIST -> new QueryTree.WordList(field, string(function, 0, 1));
            case RANGE -> new QueryTree.Condition(range(field, function));
            case TERMS -> {
                List<Value> values = new ArrayList<>();
                all.forEach(argument -> values.add(value(argument)));
                yield new QueryTree.Condition(new Filter.Terms(field, values));
            }
            case DISTANCE -> {
                double[] numbers = numbers(function);
                requireCount(function, 3);
                yield new QueryTree.Condition(
                        new Filter.GeoDistance(field, new GeoPoint(numbers[0], numbers[1]), numbers[2]));
            }
            case BOX -> {
                double[] sides = numbers(function);
                requireCount(function, 4);
                yield new QueryTree.Condition(new Filter.GeoBox(field, sides[0], sides[1], sides[2], sides[3]));
            }
            case POLYGON -> {
                List<GeoPoint> corners = new ArrayList<>();
                for (Written.Argument argument : all) {
                    corners.add(place(argument));
                }
                yield new QueryTree.Condition(new Filter.GeoPolygon(field, corners));
            }
            case ALL, ANY, AT_LEAST, NEAR, EXTEND, RELATED ->
                throw new IllegalStateException(function + " has no values");
        };
    }

    /** How a value is written. */
    static String written(Value value) {
        return switch (value) {
            case Value.OfString string -> Spelling.quoted(string.value());
            case Value.OfGeoPoint place -> written(place.value());
            default -> value.toString();
        };
    }

    /** How a place is written. */
    static String written(GeoPoint place) {
        return place.lat() + "/" + place.lon();
    }

    private static Filter.Range range(String field, Written.Values function) {
        requireCount(function, 2);
        Written.Argument lower = function.arguments().get(0);
        Written.Argument upper = function.arguments().get(1);
        if (!lower.comparison().startsWith(">") || !upper.comparison().startsWith("<")) {
            throw new IllegalArgumentException(
                    "write the bounds of fn:range as in fn:range(>=1, <5), with * for an open end");
        }
        return new Filter.Range(
                field,
                bound(lower),
                lower.comparison().equals(">="),
                bound(upper),
                upper.comparison().equals("<="));
    }

    private static @Nullable Value bound(Written.Argument argument) {
        return !argument.quoted() && argument.text().equals(OPEN) ? null : value(argument);
    }

    private static Value value(Written.Argument argument) {
        String text = argument.text();
        if (argument.quoted()) {
            return Value.of(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return Value.of(text.equals("true"));
        }
        if (text.indexOf('/') > 0) {
            return Value.of(place(argument));
        }
        try {
            return text.endsWith("Z")
                    ? Value.of(Instant.parse(text))
                    : isWhole(text) ? Value.of(Long.parseLong(text)) : Value.of(Double.parseDouble(text));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a value; write 5, 5.0, true, 2026-01-31T00:00:00Z, or something in quotes",
                    e);
        }
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private static GeoPoint place(Written.Argument argument) {
        String[] degrees = argument.text().split("/", -1);
        if (degrees.length != 2) {
            throw new IllegalArgumentException(
                    "'" + argument.text() + "' is not a place; write latitude and longitude as in 48.2/16.37");
        }
        return new GeoPoint(number(degrees[0]), number(degrees[1]));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    private static double[] numbers(Written.Values function) {
        return function.arguments().stream()
                .mapToDouble(argument -> number(argument.text()))
                .toArray();
    }

    private static int whole(Written.Values function, int index) {
        String text = function.arguments().get(index).text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static String string(Written.Values function, int index, int count) {
        requireCount(function, count);
        return function.arguments().get(index).text();
    }

    private static void requireCount(Written.Values function, int count) {
        if (function.arguments().size() != count) {
            throw new IllegalArgumentException("fn:" + function.function().label() + " has "
                    + function.arguments().size() + " values and needs " + count);
        }
    }
}
