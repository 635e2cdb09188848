package dev.weir.matcher.testing;

import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Searches for two fields of text, {@link #TITLE} and {@link #BODY}, in each form but STANDARD, with much proximity,
 * wildcards in phrases and nesting. They are mostly about {@link RandomIntervals#WORDS}, so that they often match.
 */
public final class RandomSearches {
    public static final String TITLE = "title";
    public static final String BODY = "body";

    private static final List<String> WORDS = RandomIntervals.WORDS;
    private static final List<String> WILD = List.of("a*", "b*", "c?", "?b", "a$", "*a", "aa$");
    private static final int MAX_DEPTH = 3;

    private final Random random;

    public RandomSearches(Random random) {
        this.random = random;
    }

    /** One, in any form. */
    public QuerySource next() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> QuerySource.of(QuerySyntax.BOOLEAN, bool(1 + random.nextInt(MAX_DEPTH)));
            case 4, 5 -> QuerySource.of(tree(random.nextBoolean() ? TITLE : BODY, 1 + random.nextInt(MAX_DEPTH)));
            case 6 -> QuerySource.of(QuerySyntax.ELASTICSEARCH, json(1 + random.nextInt(2)));
            default -> QuerySource.of(QuerySyntax.SIMPLE, several(this::simple, 4, " "));
        };
    }

    private String bool(int depth) {
        if (depth == 0) {
            return field() + stretch(0);
        }
        return switch (random.nextInt(7)) {
            case 0 -> "(" + several(() -> bool(depth - 1), 3, " AND ") + ")";
            case 1 -> "(" + several(() -> bool(depth - 1), 3, " OR ") + ")";
            case 2 -> "(" + bool(depth - 1) + " NOT " + bool(depth - 1) + ")";
            default -> field() + "(" + stretch(depth) + ")";
        };
    }

    private String field() {
        return of("", "", "title:", "body:", "TI=");
    }

    /** What may stand beside an operator of proximity. */
    private String stretch(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> of(WILD);
                case 1, 2 -> "\"" + several(() -> random.nextInt(3) == 0 ? of(WILD) : of(WORDS), 3, " ") + "\"";
                default -> of(WORDS);
            };
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> "(" + several(() -> stretch(random.nextInt(depth)), 4, " OR ") + ")";
            default -> group(depth) + " " + proximity() + " " + group(depth);
        };
    }

    private String group(int depth) {
        return "(" + stretch(random.nextInt(depth)) + ")";
    }

    private String proximity() {
        int words = random.nextInt(5);
        return of("NEAR/" + words, "W/" + words, "PRE/" + words, "adj" + (words + 1), "N" + words, "W" + words);
    }

    private QueryTree tree(String field, int depth) {
        if (depth == 0) {
            return leaf(field);
        }
        return switch (random.nextInt(9)) {
            case 0 -> new QueryTree.Any(trees(field, depth));
            case 1 -> new QueryTree.All(trees(field, depth));
            case 2 -> new QueryTree.AtLeast(2, trees(field, depth));
            case 3 -> new QueryTree.Extended(tree(field, depth - 1), random.nextInt(3), random.nextInt(3));
            case 4 -> {
                QueryTree.Relation relation = of(List.of(QueryTree.Relation.values()));
                boolean within = relation == QueryTree.Relation.WITHIN || relation == QueryTree.Relation.NOT_WITHIN;
                yield new QueryTree.Related(
                        tree(field, depth - 1), relation, tree(field, depth - 1), within ? random.nextInt(3) : 0);
            }
            default -> {
                int limit = random.nextInt(6) - 1;
                int width = random.nextInt(4) == 0 ? 2 + random.nextInt(8) : QueryTree.Near.NO_LIMIT;
                QueryTree.Order order = of(List.of(QueryTree.Order.values()));
                List<QueryTree> parts = order == QueryTree.Order.ANY_WITHOUT_OVERLAP
                        ? List.of(tree(field, depth - 1), tree(field, depth - 1))
                        : trees(field, depth);
                yield new QueryTree.Near(parts, order, limit, width);
            }
        };
    }

    private List<QueryTree> trees(String field, int depth) {
        return Stream.generate(() -> tree(field, random.nextInt(depth)))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    private QueryTree leaf(String field) {
        return switch (random.nextInt(7)) {
            case 0 -> new QueryTree.Prefix(field, of("a", "b", "c", "ab"));
            case 1 -> new QueryTree.Wildcard(field, of("a?", "?b", "*c"));
            case 2 -> new QueryTree.Phrase(field, of(WORDS) + " " + of(WORDS), 0);
            default -> QueryTree.Term.of(field, of(WORDS));
        };
    }

    private String json(int depth) {
        String field = random.nextBoolean() ? TITLE : BODY;
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> leafJson("match", field, "\"query\":\"" + words(3) + "\",\"operator\":\"and\"");
                case 1 ->
                    leafJson("match_phrase", field, "\"query\":\"" + words(3) + "\",\"slop\":" + random.nextInt(4));
                case 2 -> leafJson("match_phrase_prefix", field, "\"query\":\"" + words(2) + " a\"");
                case 3 -> leafJson("prefix", field, "\"value\":\"" + of("a", "b") + "\"");
                default -> "{\"intervals\":{\"" + field + "\":" + rule(2) + "}}";
            };
        }
        return "{\"bool\":{\"" + of("must", "filter") + "\":["
                + several(() -> json(random.nextInt(depth)), 2, ",") + "],\"should\":["
                + several(() -> json(random.nextInt(depth)), 3, ",") + "],\"must_not\":[" + json(0)
                + "],\"minimum_should_match\":" + random.nextInt(3) + "}}";
    }

    private static String leafJson(String kind, String field, String options) {
        return "{\"" + kind + "\":{\"" + field + "\":{" + options + "}}}";
    }

    private String rule(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? "{\"prefix\":{\"prefix\":\"" + of("a", "b", "c") + "\"}}"
                    : "{\"match\":{\"query\":\"" + words(2) + "\",\"max_gaps\":" + (random.nextInt(4) - 1)
                            + ",\"ordered\":" + random.nextBoolean() + "}}";
        }
        String rules = "\"intervals\":[" + several(() -> rule(random.nextInt(depth)), 3, ",") + "]";
        return random.nextInt(3) == 0
                ? "{\"any_of\":{" + rules + "}}"
                : "{\"all_of\":{\"max_gaps\":" + (random.nextInt(6) - 1) + ",\"ordered\":" + random.nextBoolean() + ","
                        + rules + "}}";
    }

    private String simple() {
        return switch (random.nextInt(5)) {
            case 0 -> "\"" + words(3) + "\"";
            case 1 -> "-" + of(WORDS);
            case 2 -> of(WILD);
            default -> of(WORDS);
        };
    }

    private String words(int most) {
        return several(() -> of(WORDS), most, " ");
    }

    private String several(Supplier<String> one, int most, String between) {
        return Stream.generate(one).limit(1 + random.nextInt(most)).collect(Collectors.joining(between));
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
