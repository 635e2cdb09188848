package dev.weir.load.elastic;

import static dev.weir.load.elastic.RandomChoices.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Random queries of the DSL, of every kind that both sides know. */
final class RandomDsl {
    private static final int DEPTH = 3;

    private final RandomChoices choices;
    private final RandomStretches stretches;
    private final RandomTexts texts;
    private final List<Supplier<Map<String, Object>>> leaves;

    RandomDsl(RandomChoices choices) {
        this.choices = choices;
        this.stretches = new RandomStretches(choices);
        this.texts = new RandomTexts(choices);
        this.leaves = List.of(
                this::match,
                this::match,
                this::phrase,
                this::phrasePrefix,
                this::boolPrefix,
                this::multiMatch,
                this::multiMatch,
                this::term,
                this::terms,
                this::range,
                this::range,
                this::exists,
                this::prefix,
                this::wildcard,
                this::regexp,
                this::fuzzy,
                texts::queryString,
                texts::queryString,
                texts::simple,
                stretches::intervals,
                stretches::intervals,
                stretches::span,
                stretches::span,
                this::distance,
                this::box,
                this::polygon);
    }

    Map<String, Object> next() {
        return query(choices.random.nextBoolean() ? 0 : DEPTH);
    }

    private Map<String, Object> query(int depth) {
        if (depth == 0 || choices.below(3) == 0) {
            return choices.below(40) == 0
                    ? object(choices.of("match_all", "match_none"), object())
                    : choices.of(leaves).get();
        }
        return switch (choices.below(8)) {
            case 0 -> object("constant_score", object("filter", query(depth - 1), "boost", 2));
            case 1 -> object("dis_max", object("queries", choices.list(1, 3, () -> query(depth - 1))));
            case 2 ->
                object("boosting", object("positive", query(depth - 1), "negative", query(0), "negative_boost", 0.5));
            case 3 -> object("function_score", object("query", query(depth - 1), "weight", 3));
            default -> bool(depth);
        };
    }

    private Map<String, Object> bool(int depth) {
        Map<String, Object> bool = object();
        for (String occur : List.of("must", "filter", "should", "must_not")) {
            if (choices.below(occur.equals("should") ? 2 : 3) == 0) {
                bool.put(
                        occur,
                        choices.or(
                                query(depth - 1),
                                choices.list(occur.equals("should") ? 1 : 0, 3, () -> query(depth - 1))));
            }
        }
        if (choices.below(3) == 0) {
            bool.put("minimum_should_match", minimum());
        }
        return object("bool", bool);
    }

    private Object minimum() {
        return choices.or(
                choices.below(4) - 1, choices.of("1", "2", "50%", "-34%", "1<50%", "2<-25% 9<-3", "-1", "100%"));
    }

    private String text() {
        return choices.of("title", "body", "notes");
    }

    private String string() {
        return choices.of("tag", "code", "tags");
    }

    private Map<String, Object> match() {
        if (choices.below(4) == 0) {
            return object(
                    "match",
                    choices.below(3) == 0 ? object("count", choices.whole()) : object(string(), choices.tag()));
        }
        Map<String, Object> options = object("query", choices.words(0, 4));
        if (choices.random.nextBoolean()) {
            options.put("operator", choices.of("and", "or"));
        }
        if (choices.below(3) == 0) {
            options.put("minimum_should_match", minimum());
        }
        if (choices.below(3) == 0) {
            options.put("query", choices.misspelt() + " " + choices.misspelt());
            options.put("fuzziness", choices.of("AUTO", "1", "2", "0", "AUTO:2,5"));
            options.put("prefix_length", choices.below(3));
            options.put("fuzzy_transpositions", choices.random.nextBoolean());
        }
        if (choices.rarely()) {
            options.put("zero_terms_query", choices.of("all", "none"));
        }
        return object("match", object(text(), options));
    }

    private Map<String, Object> phrase() {
        return object("match_phrase", object(text(), object("query", choices.words(1, 3), "slop", choices.below(4))));
    }

    private Map<String, Object> phrasePrefix() {
        return object("match_phrase_prefix", object(text(), choices.words(0, 2) + " " + start()));
    }

    private Map<String, Object> boolPrefix() {
        return object(
                "match_bool_prefix",
                object(
                        choices.rarely() ? string() : text(),
                        object("query", choices.words(0, 2) + " " + start(), "operator", choices.of("and", "or"))));
    }

    private Map<String, Object> multiMatch() {
        String type =
                choices.of("best_fields", "most_fields", "cross_fields", "phrase", "phrase_prefix", "bool_prefix");
        Map<String, Object> options = object("query", choices.words(1, 3), "type", type);
        List<String> fields = List.of("title", "body", "notes^2");
        options.put(
                "fields",
                switch (choices.below(4)) {
                    case 0 -> List.of("t*", "notes");
                    case 1 -> List.of("title", "notes");
                    default -> fields;
                });
        if (type.equals("phrase_prefix")) {
            options.put("fields", fields);
        }
        if (!type.startsWith("phrase")) {
            options.put("operator", choices.of("and", "or"));
        }
        if (choices.below(4) == 0 && !type.startsWith("phrase")) {
            options.put("minimum_should_match", minimum());
        }
        if (type.equals("best_fields") && choices.below(3) == 0) {
            options.put("fuzziness", choices.of("AUTO", "1"));
        }
        return object("multi_match", options);
    }

    private Map<String, Object> term() {
        return object(
                "term",
                switch (choices.below(8)) {
                    case 0 -> object("count", choices.whole());
                    case 1 -> object("sizes", choices.or(choices.whole(), choices.decimal()));
                    case 2 -> object("price", choices.decimal());
                    case 3 -> object("day", choices.of(choices.day(), choices.moment(), "2024-02"));
                    case 4 -> object("live", choices.or(true, "false"));
                    case 5 -> object(text(), choices.word());
                    case 6 ->
                        object(
                                choices.random.nextBoolean() ? string() : text(),
                                object("value", choices.tag(), "case_insensitive", true));
                    default -> object(string(), choices.tag());
                });
    }

    private Map<String, Object> terms() {
        return object(
                "terms",
                switch (choices.below(4)) {
                    case 0 -> object("sizes", choices.list(0, 4, choices::whole));
                    case 1 -> object(text(), choices.list(1, 4, choices::word));
                    case 2 -> object("day", choices.list(1, 3, choices::day));
                    default -> object(string(), choices.list(0, 4, choices::tag));
                });
    }

    private Map<String, Object> range() {
        return switch (choices.below(6)) {
            case 0 -> range("count", choices::whole);
            case 1 -> range("sizes", () -> choices.or(choices.whole(), choices.decimal()));
            case 2 -> range("price", choices::decimal);
            case 3 -> range(choices.of("tag", "tags"), choices::tag);
            case 4 -> range("live", choices.random::nextBoolean);
            default -> day();
        };
    }

    private Map<String, Object> range(String field, Supplier<Object> bound) {
        Map<String, Object> options = object();
        if (choices.below(5) > 0) {
            options.put(choices.of("gt", "gte"), bound.get());
        }
        if (choices.below(5) > 0) {
            options.put(choices.of("lt", "lte"), bound.get());
        }
        return object("range", object(field, options));
    }

    private Map<String, Object> day() {
        Map<String, Object> query = range(
                "day",
                () -> choices.of(choices.day(), choices.moment(), "2024-02", "2024")
                        + choices.of("", "", "||/M", "||+1M", "||-3d/d", "||/w", "||+12h/y"));
        if (choices.rarely()) {
            @SuppressWarnings("unchecked") // a range has one field with an object of options
            Map<String, Object> options = (Map<String, Object>) ((Map<String, Object>) query.get("range")).get("day");
            options.put("time_zone", choices.of("+02:00", "-05:30", "Z"));
        }
        return query;
    }

    private Map<String, Object> exists() {
        return object(
                "exists", object("field", choices.of("title", "notes", "tag", "count", "price", "live", "place")));
    }

    private Map<String, Object> prefix() {
        String field = choices.random.nextBoolean() ? string() : text();
        return object(
                "prefix", object(field, object("value", start(), "case_insensitive", choices.random.nextBoolean())));
    }

    private Map<String, Object> wildcard() {
        String field = choices.random.nextBoolean() ? string() : text();
        return object(
                "wildcard",
                object(
                        field,
                        object(
                                "value",
                                start() + choices.of("*", "?", "*r", "??*", "\\*x"),
                                "case_insensitive",
                                choices.random.nextBoolean())));
    }

    private Map<String, Object> regexp() {
        return object(
                "regexp",
                object(
                        choices.random.nextBoolean() ? string() : text(),
                        choices.of(
                                start() + ".*",
                                "[a-r]+",
                                "[A-Z][a-z]+",
                                "(quick|Quack|news)",
                                "qu(i|a).{1,2}",
                                "[^q]*",
                                "ab-<12-14>",
                                "(AB|ab)-1[23]",
                                ".*r(s)?",
                                "\\*x")));
    }

    private Map<String, Object> fuzzy() {
        return object(
                "fuzzy",
                object(
                        text(),
                        object(
                                "value",
                                choices.misspelt(),
                                "fuzziness",
                                choices.of("AUTO", "0", "1", "2"),
                                "prefix_length",
                                choices.below(3),
                                "transpositions",
                                choices.random.nextBoolean())));
    }

    private Object point() {
        double lat = choices.latitude();
        double lon = choices.longitude();
        return switch (choices.below(4)) {
            case 0 -> object("lat", lat, "lon", lon);
            case 1 -> lat + "," + lon;
            case 2 -> List.of(lon, lat);
            default -> "POINT (" + lon + " " + lat + ")";
        };
    }

    private Map<String, Object> distance() {
        return object(
                "geo_distance",
                object(
                        "distance",
                        choices.of("500km", "2000km", "3000mi", "900nmi", "5000000", "1e7ft"),
                        "place",
                        point()));
    }

    private Map<String, Object> box() {
        double top = choices.latitude();
        double left = choices.longitude();
        double right = choices.rarely() ? choices.longitude() : Math.min(179.9, left + 0.05 + choices.below(120));
        return object(
                "geo_bounding_box",
                object(
                        "place",
                        object("top", top, "left", left, "bottom", top - 1 - choices.below(40), "right", right)));
    }

    private Map<String, Object> polygon() {
        double lat = choices.latitude();
        double lon = choices.random.nextInt(200) - 150;
        return object(
                "geo_polygon",
                object(
                        "place",
                        object(
                                "points",
                                List.of(
                                        List.of(lon, lat),
                                        List.of(lon + 40 + choices.below(60), lat + choices.below(10)),
                                        List.of(lon + 20, lat + 10 + choices.below(20))))));
    }

    private String start() {
        String word = choices.word();
        String start = word.substring(0, Math.min(word.length(), 1 + choices.below(3)));
        return choices.rarely() ? start : start.toLowerCase(Locale.ROOT);
    }
}
