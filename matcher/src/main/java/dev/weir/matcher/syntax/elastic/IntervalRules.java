package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.QueryTree.Near;
import dev.weir.matcher.tree.QueryTree.Order;
import dev.weir.matcher.tree.QueryTree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code intervals}: rules for stretches of text, which a tree has as they are. */
final class IntervalRules {
    private final Source source;
    private final Words words;
    private final TermLevel terms;
    private final Patterns patterns;

    IntervalRules(Source source, Words words, TermLevel terms, Patterns patterns) {
        this.source = source;
        this.words = words;
        this.terms = terms;
        this.patterns = patterns;
    }

    QueryTree query(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "intervals");
        if (in.field().type() != FieldType.TEXT) {
            throw source.unfit(in.value().where(), in.field(), "intervals", "name a text field");
        }
        Options options = new Options(source, Options.object(source, in.value()), "intervals");
        options.ignore("boost", "_name");
        Json.Member rule = options.any();
        if (rule == null) {
            throw source.refused(
                    in.value().where(), "intervals need a rule, such as {\"match\": {\"query\": \"...\"}}");
        }
        options.done();
        return rule(in.field(), rule);
    }

    private QueryTree rule(Field field, Json written) {
        Json.Obj object = Options.object(source, written);
        if (object.members().size() != 1) {
            throw source.refused(
                    object.where(),
                    "a rule has one name, such as match or any_of, and here are "
                            + object.members().size());
        }
        return rule(field, object.members().get(0));
    }

    private QueryTree rule(Field field, Json.Member rule) {
        Options options = new Options(source, Options.object(source, rule.value()), rule.name());
        FullText.onlyAnalyzer(source, options, "analyzer", field.analyzer());
        @Nullable Json other = options.take("use_field");
        if (other != null && !Options.scalar(source, other).equals(field.name())) {
            throw source.refused(other.where(), "intervals are of one field here; leave use_field out");
        }
        options.ignore("max_expansions", "rewrite");
        boolean mayBeFiltered = List.of("match", "any_of", "all_of").contains(rule.name());
        @Nullable Json filter = mayBeFiltered ? options.take("filter") : null;
        QueryTree tree =
                switch (rule.name()) {
                    case "match" -> match(field, options);
                    case "any_of" -> anyOf(field, options);
                    case "all_of" -> allOf(field, options);
                    case "prefix" -> {
                        Json prefix = options.need("prefix");
                        yield source.leaf(
                                prefix.where(), new QueryTree.Prefix(field.name(), Options.scalar(source, prefix)));
                    }
                    case "wildcard" -> {
                        Json pattern = options.need("pattern");
                        yield source.leaf(
                                pattern.where(), new QueryTree.Wildcard(field.name(), Options.scalar(source, pattern)));
                    }
                    case "regexp" -> regexp(field, options);
                    case "fuzzy" -> fuzzy(field, options);
                    default ->
                        throw source.refused(
                                rule.nameAt(),
                                "the rule " + rule.name()
                                        + " is none of match, any_of, all_of, prefix, wildcard, regexp and fuzzy");
                };
        options.done();
        return filter == null || isNone(tree) ? tree : filtered(field, tree, filter);
    }

    private QueryTree match(Field field, Options options) {
        Json query = options.need("query");
        List<QueryTree> parts = new ArrayList<>();
        for (Words.Word word : words.cut(field, Options.scalar(source, query))) {
            QueryTree term = source.leaf(query.where(), QueryTree.Term.exact(field.name(), word.text()));
            parts.add(word.holesBefore() == 0 ? term : new QueryTree.Extended(term, word.holesBefore(), 0));
        }
        return together(options, parts);
    }

    private QueryTree allOf(Field field, Options options) {
        return together(options, rules(field, options));
    }

    private QueryTree anyOf(Field field, Options options) {
        return Groups.any(rules(field, options));
    }

    private List<QueryTree> rules(Field field, Options options) {
        Json list = options.need("intervals");
        if (!(list instanceof Json.Arr array) || array.items().isEmpty()) {
            throw source.refused(list.where(), "a list of at least one rule is needed, this is " + list.kind());
        }
        return array.items().stream().map(item -> rule(field, item)).toList();
    }

    private QueryTree together(Options options, List<QueryTree> parts) {
        int gaps = options.whole("max_gaps", Near.NO_LIMIT, Near.NO_LIMIT);
        boolean ordered = options.truth("ordered", false);
        @Nullable Json mode = options.take("mode");
        Order order = mode == null ? (ordered ? Order.ORDERED : Order.ANY) : order(mode);
        if (parts.isEmpty() || parts.stream().anyMatch(IntervalRules::isNone)) {
            return Groups.none();
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (order != Order.ANY_WITHOUT_OVERLAP) {
            return new Near(parts, order, gaps, Near.NO_LIMIT);
        }
        QueryTree all = parts.get(0);
        for (QueryTree part : parts.subList(1, parts.size())) {
            Near apart = new Near(List.of(all, part), order, Near.NO_LIMIT, Near.NO_LIMIT);
            all = gaps == Near.NO_LIMIT ? apart : Near.inOrder(gaps, List.of(apart));
        }
        return all;
    }

    private Order order(Json mode) {
        return switch (Options.scalar(source, mode).toLowerCase(Locale.ROOT)) {
            case "ordered" -> Order.ORDERED;
            case "unordered" -> Order.ANY;
            case "unordered_no_overlap" -> Order.ANY_WITHOUT_OVERLAP;
            default ->
                throw source.refused(mode.where(), "the mode is none of ordered, unordered, unordered_no_overlap");
        };
    }

    private QueryTree regexp(Field field, Options options) {
        Json pattern = options.need("pattern");
        String off = terms.turnedOff(options);
        boolean anyCase = options.truth("case_insensitive", false);
        return patterns.regexp(pattern.where(), field, Options.scalar(source, pattern), off, anyCase);
    }

    private QueryTree fuzzy(Field field, Options options) {
        Json term = options.need("term");
        @Nullable Json fuzziness = options.take("fuzziness");
        String text = Options.scalar(source, term);
        int edits = (fuzziness == null ? Fuzziness.AUTO : FullText.fuzziness(source, fuzziness)).edits(text);
        return patterns.fuzzy(
                term.where(),
                field,
                words.normal(field, text),
                edits,
                options.whole("prefix_length", 0, 0),
                options.truth("transpositions", true));
    }

    private QueryTree filtered(Field field, QueryTree tree, Json filter) {
        Json.Obj object = Options.object(source, filter);
        if (object.members().size() != 1) {
            throw source.refused(object.where(), "a filter has one name, such as not_containing");
        }
        Json.Member relation = object.members().get(0);
        if (relation.name().equals("script")) {
            throw source.refused(relation.nameAt(), Refusals.SCRIPT);
        }
        return new QueryTree.Related(tree, relation(relation), rule(field, relation.value()), 0);
    }

    private Relation relation(Json.Member member) {
        return switch (member.name()) {
            case "before" -> Relation.BEFORE;
            case "after" -> Relation.AFTER;
            case "contained_by" -> Relation.CONTAINED_BY;
            case "not_contained_by" -> Relation.NOT_CONTAINED_BY;
            case "containing" -> Relation.CONTAINING;
            case "not_containing" -> Relation.NOT_CONTAINING;
            case "overlapping" -> Relation.OVERLAPPING;
            case "not_overlapping" -> Relation.NON_OVERLAPPING;
            default ->
                throw source.refused(
                        member.nameAt(),
                        "the filter " + member.name() + " is none of before, after, contained_by, not_contained_by,"
                                + " containing, not_containing, overlapping and not_overlapping");
        };
    }

    /** Whether nothing can be found of it, so that nothing with it can be found either. */
    static boolean isNone(QueryTree tree) {
        return tree instanceof QueryTree.Any any && any.parts().stream().allMatch(IntervalRules::isNone);
    }
}
