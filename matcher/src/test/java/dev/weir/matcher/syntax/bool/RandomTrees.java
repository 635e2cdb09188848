package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trees of every record, also such as nobody would write, over given fields. */
final class RandomTrees {
    private static final List<String> WORDS = List.of(
            "fox",
            "AND",
            "or",
            "Not",
            "NEAR/3",
            "near",
            "W5",
            "n5",
            "adj3",
            "ADJ",
            "TI",
            "title",
            "fn",
            "fn:all",
            "TO",
            "#1",
            "S1",
            "*",
            "?",
            "a*b",
            "a?",
            "$",
            "colo$r",
            "colo#r",
            "US$100",
            "C#",
            "@list",
            "-x",
            "x-",
            "non-stop",
            "don't",
            "It’s",
            "2.5",
            "x.ti.",
            ".ti,ab.",
            "2024-01-01",
            "2000:2010",
            "12:30",
            "a:b",
            "a=b",
            "<b>",
            "x~1",
            "x^2",
            "a/b",
            "/a/",
            "//",
            "R&D",
            "&",
            "&&",
            "|",
            "a|b",
            "!",
            "+",
            "a,",
            ",",
            "(",
            ")",
            "[ti]",
            "{x}",
            "[1 TO 5]",
            "\"",
            "“x”",
            "\\",
            "\\\\",
            "\\u0041",
            "\u00A8OR",
            "\uFEFF",
            "\u200Bx",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00x",
            "\u0000",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u00A0",
            "",
            "日本語",
            "Straße",
            "İ",
            "true",
            "5",
            "-5",
            "5.0",
            "1e5",
            "*:*",
            "/*",
            "*/",
            "<<<",
            "# x",
            "// x",
            "1. x",
            ";",
            "\u0301");

    private final Random random;
    private final List<String> fields;

    RandomTrees(Random random, List<String> fields) {
        this.random = random;
        this.fields = fields;
    }

    QueryTree tree(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> new QueryTree.All(parts(depth));
            case 2, 3 -> new QueryTree.Any(parts(depth));
            case 4 -> new QueryTree.AtLeast(random.nextInt(5), parts(depth));
            case 5 -> new QueryTree.Not(tree(depth - 1));
            case 6 -> near(depth);
            case 7 -> new QueryTree.Extended(tree(depth - 1), random.nextInt(4), random.nextInt(4));
            default ->
                new QueryTree.Related(
                        tree(depth - 1), of(QueryTree.Relation.values()), tree(depth - 1), random.nextInt(3));
        };
    }

    private QueryTree near(int depth) {
        int gaps = random.nextBoolean() ? QueryTree.Near.NO_LIMIT : random.nextInt(20);
        int width = random.nextInt(3) > 0 ? QueryTree.Near.NO_LIMIT : random.nextInt(20);
        if (random.nextInt(3) == 0) {
            String field = field();
            List<QueryTree> words = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                words.add(
                        random.nextBoolean()
                                ? QueryTree.Term.of(field, text())
                                : random.nextBoolean()
                                        ? new QueryTree.Prefix(field, text())
                                        : new QueryTree.Wildcard(field, text()));
            }
            return QueryTree.Near.inOrder(0, words);
        }
        return new QueryTree.Near(
                random.nextBoolean() ? List.of(tree(depth - 1), tree(depth - 1)) : parts(depth),
                of(QueryTree.Order.values()),
                gaps,
                width);
    }

    private List<QueryTree> parts(int depth) {
        List<QueryTree> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(tree(depth - 1));
        }
        return parts;
    }

    private QueryTree leaf() {
        String field = field();
        return switch (random.nextInt(14)) {
            case 0 -> new QueryTree.Everything();
            case 1 -> QueryTree.Term.exact(field, text());
            case 2 -> new QueryTree.Phrase(field, text(), random.nextInt(3));
            case 3 -> new QueryTree.Prefix(field, text());
            case 4 -> new QueryTree.Wildcard(field, text());
            case 5 -> new QueryTree.Regexp(field, text());
            case 6 -> new QueryTree.Fuzzy(field, text(), random.nextInt(3), random.nextInt(3), random.nextInt(3) > 0);
            case 7 -> new QueryTree.Exists(field);
            case 8 -> new QueryTree.WordList(field, text());
            case 9, 10 -> new QueryTree.Condition(filter(field));
            default -> QueryTree.Term.of(field, text());
        };
    }

    private Filter filter(String field) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Filter.Range(field, bound(), random.nextBoolean(), bound(), random.nextBoolean());
            case 2, 3 -> new Filter.Terms(field, some(this::value));
            case 4 ->
                random.nextBoolean()
                        ? new Filter.GeoDistance(field, place(), random.nextDouble() * 1e7)
                        : new Filter.GeoBox(field, random.nextDouble(), random.nextGaussian(), -1, 1e-9);
            default -> new Filter.GeoPolygon(field, some(this::place));
        };
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private @Nullable Value bound() {
        return random.nextInt(4) == 0 ? null : value();
    }

    private Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> Value.of(random.nextLong());
            case 1 -> Value.of((long) random.nextInt(10));
            case 2 -> Value.of(random.nextInt(10) * 0.5);
            case 3 -> Value.of(random.nextBoolean());
            case 4 -> Value.of(Instant.ofEpochMilli(random.nextLong()));
            case 5 -> Value.of(place());
            default -> Value.of(text());
        };
    }

    private GeoPoint place() {
        return new GeoPoint(random.nextInt(181) - 90, random.nextDouble() * 360 - 180);
    }

    private String field() {
        return fields.get(random.nextInt(fields.size()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1))
                            : WORDS.get(random.nextInt(WORDS.size())));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private <E> E of(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
