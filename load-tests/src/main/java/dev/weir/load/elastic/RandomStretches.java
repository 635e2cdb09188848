package dev.weir.load.elastic;

import static dev.weir.load.elastic.RandomChoices.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Random intervals and span queries. */
final class RandomStretches {
    private final RandomChoices choices;

    RandomStretches(RandomChoices choices) {
        this.choices = choices;
    }

    Map<String, Object> intervals() {
        return object("intervals", object(choices.of("title", "body", "notes"), rule(2)));
    }

    private Map<String, Object> rule(int depth) {
        Map<String, Object> rule =
                switch (choices.below(depth > 0 ? 9 : 5)) {
                    case 0 -> object("prefix", object("prefix", start()));
                    case 1 -> object("wildcard", object("pattern", start() + choices.of("*", "?*", "*r")));
                    case 2 -> object("fuzzy", object("term", choices.misspelt(), "fuzziness", choices.below(3)));
                    case 3, 4, 5 -> object("match", together(object("query", choices.words(1, 3))));
                    case 6 -> object("any_of", object("intervals", choices.list(1, 3, () -> rule(depth - 1))));
                    default ->
                        object("all_of", together(object("intervals", choices.list(1, 3, () -> rule(depth - 1)))));
                };
        String name = rule.keySet().iterator().next();
        if (depth > 0
                && choices.below(4) == 0
                && List.of("match", "any_of", "all_of").contains(name)) {
            @SuppressWarnings("unchecked") // each rule has an object of options
            Map<String, Object> options = (Map<String, Object>) rule.get(name);
            options.put(
                    "filter",
                    object(
                            choices.of(
                                    "before",
                                    "after",
                                    "contained_by",
                                    "not_contained_by",
                                    "containing",
                                    "not_containing",
                                    "overlapping",
                                    "not_overlapping"),
                            rule(depth - 1)));
        }
        return rule;
    }

    private Map<String, Object> together(Map<String, Object> options) {
        switch (choices.below(4)) {
            case 0 -> options.put("ordered", choices.random.nextBoolean());
            case 1 -> options.put("mode", choices.of("ordered", "unordered", "unordered_no_overlap"));
            default -> {}
        }
        if (choices.random.nextBoolean()) {
            options.put("max_gaps", choices.below(6) - 1);
        }
        return options;
    }

    Map<String, Object> span() {
        return span(choices.of("title", "notes"), 2);
    }

    private Map<String, Object> span(String field, int depth) {
        return switch (choices.below(depth > 0 ? 10 : 4)) {
            case 0, 1, 2 -> object("span_term", object(field, choices.word().toLowerCase(Locale.ROOT)));
            case 3 ->
                object(
                        "span_multi",
                        object(
                                "match",
                                choices.random.nextBoolean()
                                        ? object("prefix", object(field, start()))
                                        : object("wildcard", object(field, start() + "*r*"))));
            case 4, 5 ->
                object(
                        "span_near",
                        object(
                                "clauses",
                                choices.list(1, 3, () -> span(field, depth - 1)),
                                "slop",
                                choices.below(5),
                                "in_order",
                                choices.random.nextBoolean()));
            case 6 -> object("span_or", object("clauses", choices.list(1, 3, () -> span(field, depth - 1))));
            case 7 -> {
                Map<String, Object> not = object("include", span(field, depth - 1), "exclude", span(field, depth - 1));
                if (choices.random.nextBoolean()) {
                    not.put("pre", choices.below(3));
                    not.put("post", choices.below(3));
                }
                yield object("span_not", not);
            }
            case 8 -> object("span_first", object("match", span(field, depth - 1), "end", 1 + choices.below(5)));
            default ->
                object(
                        choices.of("span_containing", "span_within"),
                        object("big", span(field, depth - 1), "little", span(field, depth - 1)));
        };
    }

    private String start() {
        String word = choices.word().toLowerCase(Locale.ROOT);
        return word.substring(0, Math.min(word.length(), 1 + choices.below(3)));
    }
}
