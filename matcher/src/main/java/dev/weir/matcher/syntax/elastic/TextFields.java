package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.syntax.elastic.Values.Bound;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the clauses of a text with operators become, in the fields that such a text asks where it names none.
 *
 * @param where the text as a whole: its parsers do not tell where a clause stands
 */
record TextFields(
        Source source,
        Words words,
        Values values,
        Patterns patterns,
        Match match,
        Where where,
        List<Field> fields,
        MatchSettings settings,
        boolean across) {
    /** Words, or a phrase; null when nothing is left of them. */
    @Nullable
    Query text(List<Field> in, String text, MatchSettings how) {
        @Nullable
        QueryTree tree = across && how.kind() == MatchSettings.Kind.WORDS
                ? match.acrossFields(where, in, text, how)
                : match.inEach(where, in, text, how);
        return tree == null ? null : in.size() == 1 ? flat(tree, how) : new TreeQuery(tree);
    }

    /** Several words of one field are clauses of their group, as Lucene's parser makes them. */
    private static Query flat(QueryTree tree, MatchSettings how) {
        List<QueryTree> parts =
                switch (tree) {
                    case QueryTree.Any any when !how.and() -> any.parts();
                    case QueryTree.All all when how.and() -> all.parts();
                    default -> List.of();
                };
        if (parts.isEmpty()) {
            return new TreeQuery(tree);
        }
        BooleanQuery.Builder group = new BooleanQuery.Builder();
        parts.forEach(part -> group.add(new TreeQuery(part), how.and() ? Occur.MUST : Occur.SHOULD));
        return group.build();
    }

    Query each(List<Field> in, Function<Field, QueryTree> leaf) {
        return new TreeQuery(Groups.any(in.stream()
                .map(field -> match.leniently(where, settings, () -> leaf.apply(field)))
                .toList()));
    }

    Query range(
            List<Field> in,
            @Nullable String lower,
            boolean lowerIn,
            @Nullable String upper,
            boolean upperIn,
            Dates dates) {
        return each(
                in,
                field -> values.range(where, field, bound(field, lower, lowerIn), bound(field, upper, upperIn), dates));
    }

    private @Nullable Bound bound(Field field, @Nullable String text, boolean included) {
        return text == null ? null : new Bound(where, words.normal(field, text), included);
    }

    Query prefix(List<Field> in, String text) {
        return each(in, field -> patterns.prefix(where, field, words.normal(field, text), false));
    }

    Query wildcard(List<Field> in, String expression) {
        return each(in, field -> patterns.normalWildcard(where, field, expression));
    }

    Query fuzzy(List<Field> in, String text, int edits) {
        return each(
                in,
                field -> patterns.fuzzy(
                        where,
                        field,
                        words.normal(field, text),
                        edits,
                        settings.prefixLength(),
                        settings.transpositions()));
    }

    Query exists(List<Field> in) {
        return each(in, field -> values.exists(where, field));
    }
}
