package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.document.Numbers;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values and ranges of values, by the type of their field. */
final class Values {
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    /**
     * One end of a range.
     *
     * @param included whether the value itself is in
     */
    record Bound(Where where, String text, boolean included) {}

    private final Source source;
    private final Words words;

    Values(Source source, Words words) {
        this.source = source;
        this.words = words;
    }

    /** One value, as {@code term} means it: a word of a text field is compared as it stands. */
    QueryTree one(Where where, Field field, String text, Dates dates) {
        return switch (field.type()) {
            case TEXT -> source.leaf(where, QueryTree.Term.exact(field.name(), text));
            case KEYWORD -> keyword(where, field, text);
            case LONG -> {
                @Nullable Long whole = whole(where, field, text);
                if (whole == null) {
                    source.warn(where, text + " is not whole and the field is, so that no document matches it");
                    yield Groups.none();
                }
                yield terms(where, field, List.of(Value.of(whole)));
            }
            case DOUBLE -> terms(where, field, List.of(Value.of(floating(where, field, text))));
            case BOOLEAN -> terms(where, field, List.of(Value.of(truth(where, field, text))));
            case DATE -> {
                DateSpan span = date(where, field, text, dates);
                yield dates(where, field, span.firstMillis(), span.lastMillis());
            }
            case GEO_POINT ->
                throw source.unfit(where, field, "a value", "use geo_distance, geo_bounding_box or geo_polygon");
        };
    }

    /** Any of the values. */
    QueryTree many(Where where, Field field, List<Json> values) {
        if (values.isEmpty()) {
            source.warn(where, "the list is empty, so that no document matches it");
            return Groups.none();
        }
        List<QueryTree> parts = new ArrayList<>();
        List<Value> typed = new ArrayList<>();
        for (Json value : values) {
            String text = Options.scalar(source, value);
            switch (field.type()) {
                case KEYWORD -> typed.add(Value.of(text));
                case LONG -> {
                    @Nullable Long whole = whole(value.where(), field, text);
                    if (whole != null) {
                        typed.add(Value.of(whole));
                    }
                }
                case DOUBLE -> typed.add(Value.of(floating(value.where(), field, text)));
                case BOOLEAN -> typed.add(Value.of(truth(value.where(), field, text)));
                case TEXT, DATE, GEO_POINT -> parts.add(one(value.where(), field, text, Dates.PLAIN));
            }
        }
        if (!typed.isEmpty()) {
            parts.add(terms(where, field, typed));
        }
        return parts.isEmpty() ? Groups.none() : Groups.any(parts);
    }

    QueryTree keyword(Where where, Field field, String text) {
        return source.leaf(
                where,
                text.isEmpty() ? QueryTree.Term.exact(field.name(), text) : QueryTree.Term.of(field.name(), text));
    }

    /** Any value at all. */
    QueryTree exists(Where where, Field field) {
        return source.leaf(
                where,
                switch (field.type()) {
                    case TEXT, KEYWORD, LONG, DOUBLE, DATE, BOOLEAN -> new QueryTree.Exists(field.name());
                    case GEO_POINT -> new QueryTree.Condition(new Filter.GeoBox(field.name(), 90, -180, -90, 180));
                });
    }

    /** Between two bounds; without both, any value. */
    QueryTree range(Where where, Field field, @Nullable Bound lower, @Nullable Bound upper, Dates dates) {
        if (lower == null && upper == null) {
            return exists(where, field);
        }
        return switch (field.type()) {
            case TEXT -> strings(where, field, normal(field, lower), normal(field, upper));
            case KEYWORD -> strings(where, field, lower, upper);
            case LONG -> longs(where, field, lower, upper);
            case DOUBLE ->
                between(
                        where,
                        field,
                        lower == null ? null : Value.of(floating(lower.where(), field, lower.text())),
                        lower == null || lower.included(),
                        upper == null ? null : Value.of(floating(upper.where(), field, upper.text())),
                        upper == null || upper.included());
            case DATE -> dates(where, field, lower, upper, dates);
            case BOOLEAN -> truths(where, field, lower, upper);
            case GEO_POINT -> throw source.unfit(where, field, "a range", "use geo_bounding_box");
        };
    }

    private @Nullable Bound normal(Field field, @Nullable Bound bound) {
        if (bound != null && !words.normal(field, bound.text()).equals(bound.text())) {
            throw source.refused(
                    bound.where(),
                    field.name(),
                    "a range of a text field compares words as analysis leaves them, and '" + bound.text()
                            + "' is none; write '" + words.normal(field, bound.text()) + "', or use a keyword field",
                    null);
        }
        return bound;
    }

    private QueryTree strings(Where where, Field field, @Nullable Bound lower, @Nullable Bound upper) {
        return between(
                where,
                field,
                lower == null ? null : Value.of(lower.text()),
                lower == null || lower.included(),
                upper == null ? null : Value.of(upper.text()),
                upper == null || upper.included());
    }

    private QueryTree longs(Where where, Field field, @Nullable Bound lower, @Nullable Bound upper) {
        BigInteger from = MIN_LONG;
        BigInteger to = MAX_LONG;
        if (lower != null) {
            BigDecimal number = decimal(lower.where(), field, lower.text());
            from = lower.included()
                    ? number.setScale(0, RoundingMode.CEILING).toBigInteger()
                    : number.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE);
        }
        if (upper != null) {
            BigDecimal number = decimal(upper.where(), field, upper.text());
            to = upper.included()
                    ? number.setScale(0, RoundingMode.FLOOR).toBigInteger()
                    : number.setScale(0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE);
        }
        if (from.compareTo(to) > 0) {
            source.warn(where, "no number lies in the range, so that no document matches it");
            return Groups.none();
        }
        return between(
                where,
                field,
                lower == null ? null : Value.of(from.longValueExact()),
                true,
                upper == null ? null : Value.of(to.longValueExact()),
                true);
    }

    private QueryTree dates(Where where, Field field, @Nullable Bound lower, @Nullable Bound upper, Dates dates) {
        @Nullable DateSpan from = lower == null ? null : date(lower.where(), field, lower.text(), dates);
        @Nullable DateSpan to = upper == null ? null : date(upper.where(), field, upper.text(), dates);
        return between(
                where,
                field,
                lower == null || from == null
                        ? null
                        : instant(lower.included() ? from.firstMillis() : from.lastMillis()),
                lower == null || lower.included(),
                upper == null || to == null ? null : instant(upper.included() ? to.lastMillis() : to.firstMillis()),
                upper == null || upper.included());
    }

    private QueryTree dates(Where where, Field field, long first, long last) {
        return between(where, field, instant(first), true, instant(last), true);
    }

    /** False is below true, as OpenSearch orders them. */
    private QueryTree truths(Where where, Field field, @Nullable Bound lower, @Nullable Bound upper) {
        List<Value> in = new ArrayList<>();
        for (boolean value : new boolean[] {false, true}) {
            boolean above = lower == null
                    || Boolean.compare(value, truth(lower.where(), field, lower.text())) >= (lower.included() ? 0 : 1);
            boolean below = upper == null
                    || Boolean.compare(value, truth(upper.where(), field, upper.text())) <= (upper.included() ? 0 : -1);
            if (above && below) {
                in.add(Value.of(value));
            }
        }
        return in.isEmpty() ? Groups.none() : terms(where, field, in);
    }

    private QueryTree between(
            Where where, Field field, @Nullable Value lower, boolean lowerIn, @Nullable Value upper, boolean upperIn) {
        return source.leaf(
                where, new QueryTree.Condition(new Filter.Range(field.name(), lower, lowerIn, upper, upperIn)));
    }

    private QueryTree terms(Where where, Field field, List<Value> values) {
        return source.leaf(where, new QueryTree.Condition(new Filter.Terms(field.name(), values)));
    }

    private static Value instant(long millis) {
        return Value.of(Instant.ofEpochMilli(millis));
    }

    private DateSpan date(Where where, Field field, String text, Dates dates) {
        try {
            return dates.span(text);
        } catch (IllegalArgumentException e) {
            throw wrong(where, field, e);
        }
    }

    /** Null for a number that is not whole. */
    private @Nullable Long whole(Where where, Field field, String text) {
        BigDecimal number = decimal(where, field, text);
        try {
            return number.toBigIntegerExact().longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private BigDecimal decimal(Where where, Field field, String text) {
        // Checked first: the digits of 1e999999999 would fill the memory.
        floating(where, field, text);
        BigDecimal number = new BigDecimal(text);
        if (number.setScale(0, RoundingMode.DOWN).toBigInteger().bitLength() >= Long.SIZE) {
            throw wrong(where, field, new IllegalArgumentException("'" + text + "' does not fit in 64 bits"));
        }
        return number;
    }

    private double floating(Where where, Field field, String text) {
        try {
            return Numbers.parseDouble(text);
        } catch (IllegalArgumentException e) {
            throw wrong(where, field, e);
        }
    }

    private boolean truth(Where where, Field field, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(where, field, new IllegalArgumentException("'" + text + "' must be true or false"));
        };
    }

    private RuntimeException wrong(Where where, Field field, IllegalArgumentException problem) {
        return source.refused(
                where,
                field.name(),
                "field '" + field.name() + "' is " + field.type().label() + ": " + problem.getMessage(),
                problem);
    }
}
