package dev.weir.matcher.judge;

import dev.weir.matcher.document.DateSpan;
import dev.weir.matcher.document.Numbers;
import dev.weir.matcher.query.PointQueries;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.UnknownField;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.SlopQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.IntervalQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Gives each clause the meaning of its field's type. It takes the place of Lucene's processors for points and for term
 * ranges: those read dates by the locale and the time zone of the machine, and let a wildcard on a number match
 * nothing.
 */
final class TypedFieldProcessor extends TreeProcessor {
    private final Schema schema;

    TypedFieldProcessor(Schema schema) {
        this.schema = schema;
    }

    @Override
    QueryNode visit(QueryNode node) throws QueryNodeException {
        if (!(node instanceof FieldableNode clause) || isMatchAll(node)) {
            return node;
        }
        Field field = field(clause);
        return switch (node) {
            case TermRangeQueryNode range -> range(field, range);
            case RegexpQueryNode regexp -> textual(field, node, "a regular expression");
            case IntervalQueryNode interval -> interval(field, node);
            case SlopQueryNode slop -> textual(field, node, "a proximity (~)");
            case FuzzyQueryNode fuzzy -> textual(field, node, "a fuzzy word (~)");
            case FieldQueryNode value -> value(field, value);
            default -> node;
        };
    }

    private static boolean isMatchAll(QueryNode node) {
        return node instanceof FieldQueryNode value && "*".contentEquals(value.getField()) && Written.isOpen(value);
    }

    private Field field(FieldableNode clause) throws Fault {
        String name = String.valueOf(clause.getField());
        Field field = schema.field(name).orElse(null);
        if (field == null) {
            throw new Fault(Written.offset(clause), name, UnknownField.reason(name, schema));
        }
        return field;
    }

    private static QueryNode interval(Field field, QueryNode node) throws Fault {
        return switch (field.type()) {
            case TEXT -> node;
            case KEYWORD, LONG, DOUBLE, DATE, BOOLEAN, GEO_POINT ->
                throw refused(field, node, "an interval function (fn:)", "name a text field");
        };
    }

    private static QueryNode textual(Field field, QueryNode node, String what) throws Fault {
        return switch (field.type()) {
            case TEXT, KEYWORD -> node;
            case LONG, DOUBLE, DATE -> throw refused(field, node, what, "give a value or a range such as [1 TO 5]");
            case BOOLEAN -> throw refused(field, node, what, "give true or false");
            case GEO_POINT -> throw refused(field, node, what, "use a geo filter beside the text");
        };
    }

    private static QueryNode value(Field field, FieldQueryNode node) throws Fault {
        if (Written.isOpen(node)) {
            return new ReadyQueryNode(exists(field, node));
        }
        return switch (field.type()) {
            case TEXT, KEYWORD -> node;
            case GEO_POINT -> throw refused(field, node, "a value in the text", "use a geo filter beside the text");
            case LONG, DOUBLE, DATE, BOOLEAN -> {
                if (Written.hasWildcard(node)) {
                    textual(field, node, "a wildcard");
                }
                yield new ReadyQueryNode(exact(field, node));
            }
        };
    }

    private static Query exists(Field field, QueryNode node) throws Fault {
        return switch (field.type()) {
            case TEXT, KEYWORD, BOOLEAN -> new TermRangeQuery(field.name(), null, null, true, true);
            case LONG, DATE -> PointQueries.longs(field.name(), null, true, null, true);
            case DOUBLE -> PointQueries.doubles(field.name(), null, true, null, true);
            case GEO_POINT -> throw refused(field, node, "a value in the text", "use a geo filter beside the text");
        };
    }

    private static Query exact(Field field, FieldQueryNode node) throws Fault {
        if (field.type() == FieldType.BOOLEAN) {
            return truth(field, node);
        }
        return points(field, node, true, node, true);
    }

    private static Query truth(Field field, FieldQueryNode node) throws Fault {
        String text = node.getTextAsString();
        if (!text.equals("true") && !text.equals("false")) {
            throw refused(field, node, "'" + text + "'", "give true or false");
        }
        return new TermQuery(new Term(field.name(), text));
    }

    private QueryNode range(Field field, TermRangeQueryNode range) throws Fault {
        FieldQueryNode lower = range.getLowerBound();
        FieldQueryNode upper = range.getUpperBound();
        return switch (field.type()) {
            case TEXT, KEYWORD ->
                new ReadyQueryNode(new TermRangeQuery(
                        field.name(),
                        term(field, lower),
                        term(field, upper),
                        range.isLowerInclusive(),
                        range.isUpperInclusive()));
            case LONG, DOUBLE, DATE ->
                new ReadyQueryNode(points(field, lower, range.isLowerInclusive(), upper, range.isUpperInclusive()));
            case BOOLEAN -> {
                if (Written.isOpen(lower) && Written.isOpen(upper)) {
                    yield new ReadyQueryNode(exists(field, range));
                }
                throw refused(field, lower, "a range", "give true or false");
            }
            case GEO_POINT -> throw refused(field, lower, "a range", "use a geo filter beside the text");
        };
    }

    private @Nullable BytesRef term(Field field, FieldQueryNode bound) {
        Analyzer analyzer = schema.analyzer();
        return Written.isOpen(bound) ? null : analyzer.normalize(field.name(), bound.getTextAsString());
    }

    private static Query points(
            Field field, FieldQueryNode lower, boolean lowerIn, FieldQueryNode upper, boolean upperIn) throws Fault {
        return switch (field.type()) {
            case LONG ->
                PointQueries.longs(
                        field.name(),
                        bound(field, lower, Numbers::parseLong),
                        lowerIn,
                        bound(field, upper, Numbers::parseLong),
                        upperIn);
            case DOUBLE ->
                PointQueries.doubles(
                        field.name(),
                        bound(field, lower, Numbers::parseDouble),
                        lowerIn,
                        bound(field, upper, Numbers::parseDouble),
                        upperIn);
            case DATE ->
                PointQueries.dates(
                        field.name(),
                        bound(field, lower, DateSpan::parse),
                        lowerIn,
                        bound(field, upper, DateSpan::parse),
                        upperIn);
            case TEXT, KEYWORD, BOOLEAN, GEO_POINT -> throw new IllegalStateException(field + " has no points");
        };
    }

    /** Reads a bound as it is written. */
    private interface Reading<T> {
        T read(String text);
    }

    private static <T> @Nullable T bound(Field field, FieldQueryNode node, Reading<T> reading) throws Fault {
        if (Written.isOpen(node)) {
            return null;
        }
        try {
            return reading.read(node.getTextAsString());
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    Written.offset(node),
                    field.name(),
                    "field '" + field.name() + "' is " + field.type().label() + ": " + e.getMessage());
        }
    }

    private static Fault refused(Field field, QueryNode node, String what, String wayOut) {
        return new Fault(
                Written.offset(node),
                field.name(),
                "field '" + field.name() + "' is " + field.type().label() + " and cannot be asked for " + what + "; "
                        + wayOut);
    }
}
