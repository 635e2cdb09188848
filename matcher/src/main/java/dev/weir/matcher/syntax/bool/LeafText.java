package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes leaves, without their field. Safe for any number of threads. */
final class LeafText {
    private static final QueryLimits WIDE = new QueryLimits(
            Integer.MAX_VALUE / 4, Integer.MAX_VALUE, Integer.MAX_VALUE, 1_000, 2_000, 1, Integer.MAX_VALUE);
    private static final Pattern SIMPLE_BOUND = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:+-]*");

    private final BooleanSyntax syntax;

    LeafText(Schema schema) {
        this.syntax = new BooleanSyntax(schema, WIDE);
    }

    /** A leaf as people write it, or as a function. */
    String text(QueryTree leaf) {
        return switch (leaf) {
            case QueryTree.Term term ->
                readable(leaf, term.field(), term.exact() ? null : Spelling.bare(term.text()))
                        .orElseGet(() ->
                                function(term.exact() ? Function.EXACT : Function.TERM, Spelling.quoted(term.text())));
            case QueryTree.Phrase phrase ->
                readable(
                                leaf,
                                phrase.field(),
                                Spelling.quoted(phrase.text()) + (phrase.slop() == 0 ? "" : "~" + phrase.slop()))
                        .orElseGet(() -> function(
                                Function.PHRASE, Spelling.quoted(phrase.text()), String.valueOf(phrase.slop())));
            case QueryTree.Prefix prefix ->
                readable(leaf, prefix.field(), Spelling.bare(prefix.text()) + "*")
                        .orElseGet(() -> function(Function.PREFIX, Spelling.quoted(prefix.text())));
            case QueryTree.Wildcard wildcard ->
                readable(leaf, wildcard.field(), pattern(wildcard.expression()))
                        .orElseGet(() -> function(Function.WILDCARD, Spelling.quoted(wildcard.expression())));
            case QueryTree.Regexp regexp ->
                readable(leaf, regexp.field(), "/" + regexp.expression().replace("/", "\\/") + "/")
                        .orElseGet(() -> function(Function.REGEXP, Spelling.quoted(regexp.expression())));
            case QueryTree.Fuzzy fuzzy ->
                readable(leaf, fuzzy.field(), Spelling.bare(fuzzy.text()) + "~" + fuzzy.maxEdits())
                        .orElseGet(() -> function(
                                Function.FUZZY,
                                Spelling.quoted(fuzzy.text()),
                                String.valueOf(fuzzy.maxEdits()),
                                String.valueOf(fuzzy.prefixLength()),
                                String.valueOf(fuzzy.transpositions())));
            case QueryTree.Exists exists ->
                readable(leaf, exists.field(), "*").orElseGet(() -> function(Function.EXISTS));
            case QueryTree.WordList list ->
                readable(leaf, list.field(), "@" + Spelling.bare(list.name()))
                        .orElseGet(() -> function(Function.LIST, Spelling.quoted(list.name())));
            case QueryTree.Condition condition -> condition(condition);
            default -> throw new IllegalArgumentException(leaf + " is no leaf");
        };
    }

    /**
     * A phrase with wildcards in it, if that is what a part is.
     *
     * @param field the field that is written already; without one there is no phrase
     */
    Optional<String> phrase(QueryTree.Near near, String field) {
        if (field.isEmpty() || near.maxGaps() != 0 || near.order() != QueryTree.Order.ORDERED) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        for (QueryTree part : near.parts()) {
            words.append(words.isEmpty() ? "\"" : " ");
            switch (part) {
                case QueryTree.Term term -> Spelling.appendQuoted(words, term.text());
                case QueryTree.Prefix prefix -> {
                    Spelling.appendQuoted(words, prefix.text());
                    words.append('*');
                }
                case QueryTree.Wildcard wildcard -> words.append(pattern(wildcard.expression()));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return readable(near, field, words.append('"').toString());
    }

    private String condition(QueryTree.Condition condition) {
        Filter filter = condition.filter();
        return switch (filter) {
            case Filter.Range range ->
                readable(condition, range.field(), range(range))
                        .orElseGet(() -> function(
                                Function.RANGE,
                                (range.lowerInclusive() ? ">=" : ">") + bound(range.lower()),
                                (range.upperInclusive() ? "<=" : "<") + bound(range.upper())));
            case Filter.Terms terms ->
                readable(condition, terms.field(), single(terms))
                        .orElseGet(() -> function(
                                Function.TERMS,
                                terms.values().stream().map(Values::written).toArray(String[]::new)));
            case Filter.GeoDistance distance ->
                function(
                        Function.DISTANCE,
                        String.valueOf(distance.center().lat()),
                        String.valueOf(distance.center().lon()),
                        String.valueOf(distance.radiusMeters()));
            case Filter.GeoBox box ->
                function(
                        Function.BOX,
                        String.valueOf(box.top()),
                        String.valueOf(box.left()),
                        String.valueOf(box.bottom()),
                        String.valueOf(box.right()));
            case Filter.GeoPolygon polygon ->
                function(
                        Function.POLYGON,
                        polygon.corners().stream()
                                .map((GeoPoint corner) -> Values.written(corner))
                                .toArray(String[]::new));
        };
    }

    private static String range(Filter.Range range) {
        if (range.lower() == null && range.upper() != null) {
            return (range.upperInclusive() ? "<=" : "<") + simpleBound(range.upper());
        }
        if (range.upper() == null && range.lower() != null) {
            return (range.lowerInclusive() ? ">=" : ">") + simpleBound(range.lower());
        }
        return (range.lowerInclusive() ? "[" : "{")
                + simpleBound(range.lower())
                + " TO "
                + simpleBound(range.upper())
                + (range.upperInclusive() ? "]" : "}");
    }

    private static String simpleBound(@Nullable Value value) {
        if (value == null) {
            return "*";
        }
        String text = value.toString();
        boolean number = !(value instanceof Value.OfString);
        return number || SIMPLE_BOUND.matcher(text).matches() ? text : Spelling.quoted(text);
    }

    private static @Nullable String single(Filter.Terms terms) {
        return terms.values().size() == 1 ? Spelling.bare(terms.values().get(0).toString()) : null;
    }

    private static String bound(@Nullable Value value) {
        return value == null ? "*" : Values.written(value);
    }

    /** A wildcard expression with its plain characters spelled as in a word. */
    private static String pattern(String expression) {
        StringBuilder pattern = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '*' || c == '?') {
                Spelling.appendBare(pattern, plain.toString());
                plain.setLength(0);
                pattern.append(c);
            } else {
                boolean escape = c == '\\' && i + 1 < expression.length();
                plain.append(escape ? expression.charAt(++i) : c);
            }
        }
        Spelling.appendBare(pattern, plain.toString());
        return pattern.toString();
    }

    private static String function(Function function, String... values) {
        return List.of(values).stream()
                .collect(Collectors.joining(", ", Function.PREFIX_SIGN + function.label() + "(", ")"));
    }

    /** The text, if it is read as that very part and beyond doubt. */
    private Optional<String> readable(QueryTree part, String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            ReadQuery read = syntax.read(field + ":" + text);
            boolean same = read.tree().equals(part) && read.warnings().isEmpty();
            return same ? Optional.of(text) : Optional.empty();
        } catch (QueryException e) {
            // What cannot be read at all is not written so either.
            return Optional.empty();
        }
    }
}
