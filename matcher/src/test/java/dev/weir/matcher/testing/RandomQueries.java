package dev.weir.matcher.testing;

import static dev.weir.matcher.testing.Words.oneOf;
import static dev.weir.matcher.testing.Words.plainWord;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Queries of every type on the fields of {@link RandomSchemas}. */
public final class RandomQueries {
    private static final List<String> TEXT_FIELDS = List.of("title", "body", "note");
    private static final List<String> TERM_FIELDS = List.of("title", "body", "note", "tag", "code");
    private static final List<String> REGEXPS = List.of(
            "/we(ir|b)s?/",
            "/w[a-e]+.*/",
            "/ab*c/",
            "/.*s/",
            "/(run|river)s?/",
            "/[^a]+/",
            "/(ab){0,2}c/",
            "/a(b|bb)?c/",
            "/W.{3}/",
            "/\\w+/",
            "/\\d\\d/",
            "/wat?er~?/",
            "/.+/",
            "/run(s|ning){0}/",
            "/a\\\\b/",
            "/w\\*r/",
            "/\"w*r\"/",
            "/.*(e|a)b?.*/",
            "/w.*&.*r/",
            "/<1-42>/",
            "/(we)+[^x]r?/",
            "/[^\\w]|.*-.*/",
            "/@b|#/");
    private static final List<String> WILDCARDS = List.of(
            "w*r",
            "w?ir",
            "r*n*",
            "?b*",
            "a*c",
            "*",
            "stra*e",
            "W*R",
            "??",
            "w\\**",
            "?\\*?",
            "a\\\\*",
            "we\\-?r",
            "w*e*i*r*");
    private static final List<String> LEADING_WILDCARDS =
            List.of("*s", "*er", "?un", "*b*", "*ÏV*", "*\\*r", "*\\\\b", "*e*i*", "*-*");
    private static final List<String> GROUPS = List.of(
            "(%s %s)",
            "(+%s -%s)", "(%s AND (%s OR r*))", "(%s OR %s AND NOT run)", "(NOT %s NOT %s)", "(%s \"%s a\")@1");
    private static final List<String> DATES = List.of(
            "2024",
            "2024-01",
            "2024-01-31",
            "2024-02-29",
            "\"2024-03-01T10:15:30.25+02:00\"",
            "\"2024-01-01T00:00Z\"",
            "2023-12-31",
            "1969-07");

    private static final List<QueryKind> LEAVES = List.copyOf(EnumSet.range(QueryKind.TERM, QueryKind.MATCH_ALL));

    private final Random random;

    public RandomQueries(Random random, Schema schema) {
        this.random = random;
        if (schema.field("title").isEmpty()) {
            throw new IllegalArgumentException("the queries are for the schemas of RandomSchemas");
        }
    }

    public RandomQuery query() {
        List<Filter> filters = new ArrayList<>();
        while (random.nextInt(8) == 0) {
            filters.add(RandomFilters.filter(random));
        }
        boolean filtersOnly = !filters.isEmpty() && random.nextInt(3) == 0;
        return new RandomQuery(
                filtersOnly ? Optional.empty() : Optional.of(random.nextInt(20) == 0 ? deep() : shallow()), filters);
    }

    private QueryTree shallow() {
        return tree(Math.min(random.nextInt(4), random.nextInt(4)));
    }

    /** Group in group in group, but not much of each. */
    private QueryTree deep() {
        QueryTree tree = shallow();
        for (int depth = 4 + random.nextInt(12); depth > 0; depth--) {
            QueryKind kind = oneOf(
                    random,
                    List.of(QueryKind.AND, QueryKind.OR, QueryKind.PLAIN, QueryKind.NEGATION, QueryKind.WITHOUT));
            List<QueryTree> parts = new ArrayList<>(List.of(leaf(), tree));
            Collections.shuffle(parts, random);
            tree = kind == QueryKind.NEGATION
                    ? new QueryTree.Group(kind, List.of(tree), 0)
                    : new QueryTree.Group(kind, parts, random.nextInt(QueryTree.WITHOUT.size()));
        }
        return tree;
    }

    private QueryTree tree(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> group(QueryKind.AND, depth, 2 + random.nextInt(3), 0);
            case 2 -> group(QueryKind.OR, depth, 2 + random.nextInt(3), 0);
            case 3 -> group(QueryKind.PLAIN, depth, 2 + random.nextInt(3), 0);
            case 4 -> group(QueryKind.PLUS_MINUS, depth, 1 + random.nextInt(4), 0);
            case 5 -> group(QueryKind.AT_LEAST, depth, 2 + random.nextInt(4), 1 + random.nextInt(4));
            case 6 -> group(QueryKind.NEGATION, depth, 1, 0);
            case 7 -> group(QueryKind.WITHOUT, depth, 2, random.nextInt(QueryTree.WITHOUT.size()));
            default -> group(QueryKind.BOOST, depth, 1, random.nextInt(3));
        };
    }

    private QueryTree group(QueryKind kind, int depth, int size, int number) {
        List<QueryTree> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            // Now and then the same clause twice: counting clauses must not become counting terms.
            parts.add(i > 0 && random.nextInt(6) == 0 ? parts.get(i - 1) : tree(depth - 1));
        }
        return new QueryTree.Group(kind, parts, number);
    }

    private QueryTree leaf() {
        QueryKind kind = random.nextInt(3) == 0 ? QueryKind.TERM : oneOf(random, LEAVES);
        if (kind == QueryKind.FUZZY && random.nextInt(10) != 0) {
            // Lucene builds the automata of a fuzzy word anew for each document: a few go a long way.
            kind = QueryKind.TERM;
        }
        return new QueryTree.Leaf(kind, text(kind));
    }

    private String text(QueryKind kind) {
        return switch (kind) {
            case DEFAULT_FIELD_TERM -> plainWord(random);
            case PHRASE -> phrase(words());
            case SLOPPY_PHRASE -> phrase(words()) + "~" + random.nextInt(random.nextInt(5) == 0 ? 120 : 5);
            case PREFIX -> termField() + start() + "*";
            case WILDCARD -> termField() + oneOf(random, WILDCARDS);
            case LEADING_WILDCARD -> termField() + oneOf(random, LEADING_WILDCARDS);
            case REGEXP -> termField() + oneOf(random, REGEXPS);
            case FUZZY -> termField() + plainWord(random) + oneOf(random, List.of("~", "~1", "~2", "~0"));
            case TERM_RANGE -> termField() + termRange();
            case EXISTS -> oneOf(random, existing()) + oneOf(random, List.of(":*", ":[* TO *]"));
            case LONG -> number("long", () -> Long.toString(oneOf(random, RandomDocuments.LONGS)));
            case DOUBLE -> number("double", () -> Double.toString(oneOf(random, RandomDocuments.DOUBLES)));
            case DATE -> number("date", () -> oneOf(random, DATES));
            case BOOLEAN -> oneOf(random, List.of("boolean", "booleans")) + ":" + random.nextBoolean();
            case INTERVAL -> oneOf(random, TEXT_FIELDS) + ":" + interval(random.nextInt(3));
            case FIELD_GROUP ->
                termField() + String.format(oneOf(random, GROUPS), plainWord(random), plainWord(random));
            case MATCH_ALL -> "*:*";
            default -> termField() + plainWord(random);
        };
    }

    private static List<String> existing() {
        return List.of("title", "tag", "code", "long", "longs", "double", "date", "dates", "boolean", "note");
    }

    private String termField() {
        return oneOf(random, TERM_FIELDS) + ":";
    }

    private String start() {
        String word = plainWord(random);
        return word.substring(
                0, word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), 1 + random.nextInt(2))));
    }

    private int words() {
        return random.nextInt(6) == 0 ? 4 + random.nextInt(3) : 2 + random.nextInt(2);
    }

    private String phrase(int words) {
        return oneOf(random, TEXT_FIELDS) + ":\"" + Words.text(random, words) + "\"";
    }

    private String termRange() {
        String lower = random.nextInt(4) == 0 ? "*" : plainWord(random);
        String upper = random.nextInt(4) == 0 ? "*" : plainWord(random);
        return (random.nextBoolean() ? "[" : "{") + lower + " TO " + upper + (random.nextBoolean() ? "]" : "}");
    }

    private String number(String field, Supplier<String> value) {
        String name = random.nextBoolean() ? field : field + "s";
        return switch (random.nextInt(4)) {
            case 0 -> name + ":" + value.get();
            case 1 -> name + ":" + oneOf(random, List.of("<", "<=", ">", ">=")) + value.get();
            case 2 -> name + oneOf(random, List.of("<", "<=", ">", ">=")) + value.get();
            default -> {
                String upper = random.nextInt(4) == 0 ? "*" : value.get();
                yield name + (random.nextBoolean() ? ":[" : ":{") + value.get() + " TO " + upper
                        + (random.nextBoolean() ? "]" : "}");
            }
        };
    }

    private String interval(int depth) {
        String a = depth == 0 ? plainWord(random) : interval(depth - 1);
        String b = depth == 0 ? plainWord(random) : interval(depth - 1);
        return switch (random.nextInt(21)) {
            case 0 -> "fn:ordered(" + a + " " + b + ")";
            case 1 -> "fn:unordered(" + a + " " + b + ")";
            case 2 -> "fn:maxgaps(3 fn:ordered(" + a + " " + b + "))";
            case 3 -> "fn:maxwidth(5 fn:unordered(" + a + " " + b + "))";
            case 4 -> "fn:or(" + a + " " + b + ")";
            case 5 -> "fn:atLeast(2 " + a + " " + b + " " + plainWord(random) + ")";
            case 6 -> "fn:phrase(" + a + " " + b + ")";
            case 7 -> "fn:containing(fn:unordered(" + a + " " + b + ") " + plainWord(random) + ")";
            case 8 -> "fn:notContaining(fn:unordered(" + a + " " + b + ") " + plainWord(random) + ")";
            case 9 -> "fn:before(" + a + " " + b + ")";
            case 10 -> "fn:after(" + a + " " + b + ")";
            case 11 -> "fn:within(" + a + " 3 " + b + ")";
            case 12 -> "fn:notWithin(" + a + " 2 " + b + ")";
            case 13 -> "fn:extend(" + a + " 1 2)";
            case 14 -> "fn:wildcard(w*)";
            case 15 -> "fn:containedBy(" + a + " fn:unordered(" + b + " " + plainWord(random) + "))";
            case 16 -> "fn:notContainedBy(" + a + " fn:unordered(" + b + " " + plainWord(random) + "))";
            case 17 -> "fn:overlapping(" + a + " fn:extend(" + b + " 1 1))";
            case 18 -> "fn:unorderedNoOverlaps(" + a + " " + b + ")";
            case 19 -> "fn:fuzzyTerm(weirs 1)";
            default -> "fn:nonOverlapping(" + a + " " + b + ")";
        };
    }
}
