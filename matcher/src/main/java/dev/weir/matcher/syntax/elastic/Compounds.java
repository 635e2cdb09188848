package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries of queries. */
final class Compounds {
    private static final Set<String> FUNCTIONS = Set.of(
            "functions",
            "script_score",
            "random_score",
            "field_value_factor",
            "gauss",
            "linear",
            "exp",
            "weight",
            "score_mode",
            "boost_mode",
            "max_boost");

    private final Source source;
    private final Queries queries;

    Compounds(Source source, Queries queries) {
        this.source = source;
        this.queries = queries;
    }

    QueryTree bool(Json.Obj body, int depth) {
        Options options = new Options(source, body, "bool");
        List<QueryTree> must = new java.util.ArrayList<>(clauses(options, "must", depth));
        must.addAll(clauses(options, "filter", depth));
        @Nullable Json optional = options.take("should");
        List<QueryTree> should = optional == null ? List.of() : clauses(optional, depth);
        List<QueryTree> mustNot = clauses(options, "must_not", depth);
        @Nullable Json written = options.take("minimum_should_match");
        boolean fixed = options.truth("adjust_pure_negative", true);
        options.done();
        // OpenSearch forgets the number where it completes a group of nothing but negations.
        boolean nothingToCount = must.isEmpty() && should.isEmpty() && (mustNot.isEmpty() || fixed);
        int minimum = written == null || nothingToCount
                ? 0
                : MinimumShouldMatch.of(should.size(), FullText.minimum(source, written));
        if (optional != null && !should.isEmpty() && !must.isEmpty() && minimum == 0) {
            source.warn(
                    optional.where(),
                    "beside must or filter these clauses only add to a score, which has no meaning for a yes or no; they"
                            + " are left out. If one of them is needed, add \"minimum_should_match\": 1");
        }
        if (must.isEmpty() && should.isEmpty() && !mustNot.isEmpty() && !fixed) {
            source.warn(body.where(), "nothing but must_not, and adjust_pure_negative is false: no document matches");
            return Groups.none();
        }
        return Groups.bool(must, should, mustNot, minimum);
    }

    private List<QueryTree> clauses(Options options, String name, int depth) {
        @Nullable Json value = options.take(name);
        return value == null ? List.of() : clauses(value, depth);
    }

    private List<QueryTree> clauses(Json value, int depth) {
        return value instanceof Json.Arr array
                ? array.items().stream()
                        .map(item -> queries.read(item, depth + 1))
                        .toList()
                : List.of(queries.read(value, depth + 1));
    }

    QueryTree disMax(Json.Obj body, int depth) {
        Options options = new Options(source, body, "dis_max");
        Json queriesAt = options.need("queries");
        options.ignore("tie_breaker").done();
        List<QueryTree> parts = clauses(queriesAt, depth);
        if (parts.isEmpty()) {
            throw source.refused(queriesAt.where(), "dis_max needs at least one query");
        }
        return Groups.any(parts);
    }

    QueryTree constantScore(Json.Obj body, int depth) {
        Options options = new Options(source, body, "constant_score");
        Json filter = options.need("filter");
        options.done();
        return queries.read(filter, depth + 1);
    }

    QueryTree boosting(Json.Obj body, int depth) {
        Options options = new Options(source, body, "boosting");
        Json positive = options.need("positive");
        Json negative = options.need("negative");
        options.ignore("negative_boost").done();
        queries.read(negative, depth + 1);
        source.warn(negative.where(), "only lowers a score, which has no meaning for a yes or no, and is ignored");
        return queries.read(positive, depth + 1);
    }

    QueryTree functionScore(Json.Obj body, int depth) {
        Options options = new Options(source, body, "function_score");
        refuseMinimumScore(options);
        @Nullable Json query = options.take("query");
        options.ignore(FUNCTIONS.stream().sorted().toArray(String[]::new)).done();
        return query == null ? new QueryTree.Everything() : queries.read(query, depth + 1);
    }

    QueryTree scriptScore(Json.Obj body, int depth) {
        Options options = new Options(source, body, "script_score");
        refuseMinimumScore(options);
        Json query = options.need("query");
        options.ignore("script").done();
        return queries.read(query, depth + 1);
    }

    private void refuseMinimumScore(Options options) {
        @Nullable Json minimum = options.take("min_score");
        if (minimum != null) {
            throw source.refused(
                    minimum.where(),
                    "a saved search is a yes or no and has no score; write the threshold as a condition");
        }
    }
}
