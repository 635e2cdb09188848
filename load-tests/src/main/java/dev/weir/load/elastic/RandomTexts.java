package dev.weir.load.elastic;

import static dev.weir.load.elastic.RandomChoices.object;

import java.util.List;
import java.util.Map;

/** Random {@code query_string} and {@code simple_query_string}. */
final class RandomTexts {
    private final RandomChoices choices;

    RandomTexts(RandomChoices choices) {
        this.choices = choices;
    }

    Map<String, Object> queryString() {
        Map<String, Object> query = object("query", text(2));
        switch (choices.below(4)) {
            case 0 -> query.put("default_field", choices.of("title", "body", "notes"));
            case 1 -> query.put("fields", List.of("title", "body"));
            case 2 -> query.put("fields", List.of("title^2", "notes", "tag"));
            default -> {}
        }
        if (choices.random.nextBoolean()) {
            query.put("default_operator", choices.of("and", "OR", "AND"));
        }
        if (choices.rarely()) {
            query.put("minimum_should_match", choices.of("2", "50%", "-1"));
        }
        if (choices.rarely()) {
            query.put("type", choices.of("best_fields", "most_fields", "cross_fields"));
        }
        return object("query_string", query);
    }

    private String text(int depth) {
        StringBuilder text = new StringBuilder(choices.rarely() ? choices.of("NOT ", "!") : "").append(clause(depth));
        for (int i = choices.below(4); i > 0; i--) {
            text.append(choices.of(" ", " ", " AND ", " OR ", " AND NOT ", " && ", " || "))
                    .append(clause(depth));
        }
        return text.toString();
    }

    private String clause(int depth) {
        String sign = choices.rarely() ? choices.of("+", "-") : "";
        return sign
                + switch (choices.below(14)) {
                    case 0 -> "\"" + plain() + " " + plain() + "\"" + choices.of("", "", "~2");
                    case 1 -> plain() + "*";
                    case 2 -> plain() + choices.of("?", "*r", "?*");
                    case 3 -> choices.misspelt().replace("-", "").replace("'", "") + choices.of("~", "~1", "~2");
                    case 4 -> "count:" + choices.of("[0 TO 5]", "{0 TO 9]", ">3", ">=3", "<2", "[* TO 3]", "5");
                    case 5 -> "day:[" + choices.day() + " TO " + choices.day() + "]";
                    case 6 -> "tag:" + choices.of("News", "Zoo", "(News OR red)", "Ne*", "/[A-Z]oo/");
                    case 7 -> choices.of("title", "body", "notes") + ":" + plain();
                    case 8 -> "_exists_:" + choices.of("title", "price", "notes", "tag");
                    case 9 -> depth > 0 ? "(" + text(depth - 1) + ")" : plain();
                    default -> plain();
                };
    }

    Map<String, Object> simple() {
        StringBuilder text = new StringBuilder(simpleClause());
        for (int i = choices.below(4); i > 0; i--) {
            text.append(choices.of(" ", " + ", " | ", " -")).append(simpleClause());
        }
        Map<String, Object> query = object("query", text.toString());
        if (choices.random.nextBoolean()) {
            query.put("fields", choices.random.nextBoolean() ? List.of("title", "body") : List.of("notes"));
        }
        if (choices.random.nextBoolean()) {
            query.put("default_operator", choices.of("and", "or"));
        }
        if (choices.rarely()) {
            query.put("flags", choices.of("OR|AND|PREFIX", "NONE", "PHRASE|NOT"));
        }
        if (choices.rarely()) {
            query.put("minimum_should_match", choices.of("2", "50%"));
        }
        return object("simple_query_string", query);
    }

    private String simpleClause() {
        return switch (choices.below(7)) {
            case 0 -> "\"" + plain() + " " + plain() + "\"" + choices.of("", "~1");
            case 1 -> plain() + "*";
            case 2 -> choices.misspelt() + "~1";
            case 3 -> "(" + plain() + choices.of(" ", " | ", " + ") + plain() + ")";
            default -> plain();
        };
    }

    private String plain() {
        return choices.word().replace("-", "").replace("'", "");
    }
}
