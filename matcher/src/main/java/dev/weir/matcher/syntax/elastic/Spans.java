package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.matcher.tree.QueryTree.Order;
import dev.weir.matcher.tree.QueryTree.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Span queries, as stretches of text. Lucene's spans and its intervals find the same where only "is there one" is
 * asked, but for two things that are taken care of here: spans without order may use one word for two equal clauses,
 * and of a stretch that is not the shortest only spans know, which is told where it may count.
 */
final class Spans {
    /** Beyond the beginning of any document. */
    private static final int TO_THE_BEGINNING = 1 << 28;

    private final Source source;
    private final TermLevel terms;

    Spans(Source source, TermLevel terms) {
        this.source = source;
        this.terms = terms;
    }

    QueryTree span(Json written) {
        Json.Obj object = Options.object(source, written);
        if (object.members().size() != 1) {
            throw source.refused(
                    object.where(),
                    "a span query has one name, and here are "
                            + object.members().size());
        }
        Json.Member member = object.members().get(0);
        return span(Options.underscored(member.name()), member);
    }

    QueryTree span(String name, Json.Member member) {
        Json.Obj body = Options.object(source, member.value());
        return switch (name) {
            case "span_term" -> term(body);
            case "span_near" -> near(body);
            case "span_or" -> or(body);
            case "span_not" -> not(body);
            case "span_first" -> first(body);
            case "span_containing" -> containing(body);
            case "span_within" -> within(body);
            case "span_multi" -> multi(body);
            default ->
                throw source.refused(
                        member.nameAt(),
                        Refusals.of(name, "the query " + name + " cannot stand here; a span query is needed"));
        };
    }

    private QueryTree term(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "span_term");
        if (in.field().type() != FieldType.TEXT) {
            throw source.unfit(in.value().where(), in.field(), "a span", "name a text field");
        }
        Json value = in.value();
        if (value instanceof Json.Obj object) {
            Options options = new Options(source, object, "span_term");
            boolean isOld =
                    object.members().stream().anyMatch(member -> member.name().equals("term"));
            value = options.need(isOld ? "term" : "value");
            options.done();
        }
        return source.leaf(value.where(), QueryTree.Term.exact(in.field().name(), Options.scalar(source, value)));
    }

    private QueryTree near(Json.Obj body) {
        Options options = new Options(source, body, "span_near");
        List<QueryTree> parts = list(options);
        int slop = options.whole("slop", 0, 0);
        boolean inOrder = options.truth("in_order", true);
        options.done();
        if (parts.stream().anyMatch(IntervalRules::isNone)) {
            return Groups.none();
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return inOrder ? Near.inOrder(slop, parts) : unordered(body, slop, parts);
    }

    /** Equal clauses may be found in the same place, so each is asked once, with as much room as the others took. */
    private QueryTree unordered(Json.Obj body, int slop, List<QueryTree> parts) {
        Map<QueryTree, QueryTree> distinct = new LinkedHashMap<>();
        int room = slop;
        for (QueryTree part : parts) {
            if (distinct.putIfAbsent(part, part) != null) {
                int width = width(part);
                if (width < 0) {
                    throw source.refused(
                            body.where(),
                            "a span_near without order has two equal clauses of no fixed width; keep one");
                }
                room += width;
            }
        }
        List<QueryTree> left = new ArrayList<>(distinct.values());
        return left.size() == 1 ? left.get(0) : new Near(left, Order.ANY, room, Near.NO_LIMIT);
    }

    private QueryTree or(Json.Obj body) {
        Options options = new Options(source, body, "span_or");
        List<QueryTree> parts = list(options);
        options.done();
        return Groups.any(parts);
    }

    private List<QueryTree> list(Options options) {
        Json list = options.need("clauses");
        if (!(list instanceof Json.Arr array) || array.items().isEmpty()) {
            throw source.refused(list.where(), "a list of at least one span query is needed, this is " + list.kind());
        }
        return array.items().stream().map(this::span).toList();
    }

    private QueryTree not(Json.Obj body) {
        Options options = new Options(source, body, "span_not");
        QueryTree include = span(options.need("include"));
        QueryTree exclude = span(options.need("exclude"));
        int distance = options.whole("dist", 0, 0);
        int before = options.whole("pre", distance, 0);
        int after = options.whole("post", distance, 0);
        options.done();
        if (IntervalRules.isNone(include) || IntervalRules.isNone(exclude)) {
            return include;
        }
        warnOfShortest(body.where(), exclude);
        QueryTree around = before == 0 && after == 0
                ? exclude
                : new QueryTree.Extended(exclude, /* before= */ after, /* after= */ before);
        return new QueryTree.Related(include, Relation.NON_OVERLAPPING, around, 0);
    }

    private QueryTree first(Json.Obj body) {
        Options options = new Options(source, body, "span_first");
        QueryTree match = span(options.need("match"));
        int end = options.whole("end", 0, 0);
        options.done();
        if (IntervalRules.isNone(match) || end == 0) {
            return Groups.none();
        }
        QueryTree fromTheBeginning = new QueryTree.Extended(match, TO_THE_BEGINNING, 0);
        return new Near(List.of(fromTheBeginning), Order.ORDERED, Near.NO_LIMIT, end);
    }

    private QueryTree containing(Json.Obj body) {
        Options options = new Options(source, body, "span_containing");
        QueryTree big = span(options.need("big"));
        QueryTree little = span(options.need("little"));
        options.done();
        return related(body, big, Relation.CONTAINING, little, big);
    }

    private QueryTree within(Json.Obj body) {
        Options options = new Options(source, body, "span_within");
        QueryTree big = span(options.need("big"));
        QueryTree little = span(options.need("little"));
        options.done();
        return related(body, little, Relation.CONTAINED_BY, big, big);
    }

    private QueryTree related(Json.Obj body, QueryTree part, Relation relation, QueryTree other, QueryTree big) {
        if (IntervalRules.isNone(part) || IntervalRules.isNone(other)) {
            return Groups.none();
        }
        warnOfShortest(body.where(), big);
        return new QueryTree.Related(part, relation, other, 0);
    }

    private QueryTree multi(Json.Obj body) {
        Options options = new Options(source, body, "span_multi");
        Json.Obj match = Options.object(source, options.need("match"));
        options.done();
        if (match.members().size() != 1) {
            throw source.refused(match.where(), "span_multi needs one query in \"match\"");
        }
        Json.Member member = match.members().get(0);
        Json.Obj inner = Options.object(source, member.value());
        return switch (member.name()) {
            case "prefix" -> terms.prefix(inner);
            case "wildcard" -> terms.wildcard(inner);
            case "regexp" -> terms.regexp(inner);
            case "fuzzy" -> terms.fuzzy(inner);
            default ->
                throw source.refused(
                        member.nameAt(),
                        "span_multi takes prefix, wildcard, regexp or fuzzy here, not " + member.name());
        };
    }

    private void warnOfShortest(Where where, QueryTree tree) {
        if (width(tree) < 0) {
            source.warn(
                    where,
                    "of stretches that begin or end together only the shortest count here, and a span query takes longer"
                            + " ones too; the two differ where a word of the stretch occurs twice");
        }
    }

    /** Of how many words each stretch is; -1 when they differ. */
    private static int width(QueryTree tree) {
        return switch (tree) {
            case QueryTree.Term term -> 1;
            case QueryTree.Prefix prefix -> 1;
            case QueryTree.Wildcard wildcard -> 1;
            case QueryTree.Regexp regexp -> 1;
            case QueryTree.Fuzzy fuzzy -> 1;
            case QueryTree.Any any -> {
                int width = any.parts().isEmpty() ? -1 : width(any.parts().get(0));
                yield any.parts().stream().allMatch(part -> width(part) == width) ? width : -1;
            }
            case Near near
            when near.order() == Order.ORDERED && near.maxGaps() == 0 -> {
                int sum = 0;
                for (QueryTree part : near.parts()) {
                    int width = width(part);
                    if (width < 0) {
                        yield -1;
                    }
                    sum += width;
                }
                yield sum;
            }
            case QueryTree.Related related -> width(related.part());
            default -> -1;
        };
    }
}
