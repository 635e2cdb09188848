package dev.weir.load.workload;

import dev.weir.load.corpus.ExpertQuery;
import java.util.List;
import java.util.stream.Collectors;

/** Experts' searches in the syntax of Lucene's standard parser, with its interval functions. */
final class ExpertText {
    private ExpertText() {}

    static String of(ExpertQuery query) {
        return switch (query) {
            case ExpertQuery.Phrase phrase -> phrase(phrase.words());
            case ExpertQuery.Near near -> interval(near);
            case ExpertQuery.Group group ->
                switch (group.joined()) {
                    case OR -> joined(group.parts(), " OR ");
                    case AND -> joined(group.parts(), " AND ");
                    case NOT -> joined(group.parts(), " AND NOT ");
                };
        };
    }

    private static String joined(List<ExpertQuery> parts, String operator) {
        return parts.stream().map(ExpertText::of).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String phrase(List<String> words) {
        if (words.stream().noneMatch(ExpertText::isPattern)) {
            return words.size() == 1 ? words.getFirst() : '"' + String.join(" ", words) + '"';
        }
        if (words.size() > 1) {
            return interval(new ExpertQuery.Phrase(words));
        }
        String word = words.getFirst();
        return word.indexOf('$') < 0
                ? word
                : "(" + word.replace("$", "") + " OR " + word.replace('$', '?') + ")";
    }

    private static String interval(ExpertQuery query) {
        return switch (query) {
            case ExpertQuery.Phrase phrase ->
                phrase.words().size() == 1
                        ? word(phrase.words().getFirst())
                        : phrase.words().stream()
                                .map(ExpertText::word)
                                .collect(Collectors.joining(" ", "fn:phrase(", ")"));
            case ExpertQuery.Near near ->
                "fn:maxgaps(" + near.words() + (near.ordered() ? " fn:ordered(" : " fn:unordered(")
                        + intervals(near.parts()) + "))";
            case ExpertQuery.Group group ->
                switch (group.joined()) {
                    case OR -> "fn:or(" + intervals(group.parts()) + ")";
                    case AND -> "fn:unordered(" + intervals(group.parts()) + ")";
                    case NOT -> throw new IllegalArgumentException("a negation inside a proximity: " + group);
                };
        };
    }

    private static String intervals(List<ExpertQuery> parts) {
        return parts.stream().map(ExpertText::interval).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (!isPattern(word)) {
            return word;
        }
        return word.indexOf('$') < 0
                ? "fn:wildcard(" + word + ")"
                : "fn:or(" + word(word.replace("$", "")) + " fn:wildcard(" + word.replace('$', '?') + "))";
    }

    private static boolean isPattern(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0 || word.indexOf('$') >= 0;
    }
}
