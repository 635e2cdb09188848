package dev.weir.load.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All stretches of words that a reading means, also such as have a shorter one in them, which Lucene leaves out. By
 * trying everything: for a single document.
 */
final class Stretches {
    private final List<String> words;

    Stretches(Words words) {
        this.words = words.list().stream().map(Words.Word::text).toList();
    }

    /** From the first word to behind the last. */
    private record Stretch(int from, int to) {}

    boolean match(JsonNode node) {
        return switch (node.path("op").asText()) {
            case "or" -> parts(node).stream().anyMatch(this::match);
            case "and" -> parts(node).stream().allMatch(this::match);
            case "not" -> !match(node.path("args").get(0));
            default -> !of(node).isEmpty();
        };
    }

    private Set<Stretch> of(JsonNode node) {
        Set<Stretch> found = new LinkedHashSet<>();
        if (node.has("phrase")) {
            phrase(node, found);
        } else if (node.path("op").asText().equals("or")) {
            parts(node).forEach(part -> found.addAll(of(part)));
        } else if (node.path("op").asText().equals("near")) {
            for (Stretch first : of(node.path("args").get(0))) {
                for (Stretch second : of(node.path("args").get(1))) {
                    boolean behind = second.from() >= first.to();
                    boolean before =
                            first.from() >= second.to() && !node.path("ordered").asBoolean();
                    int gap = behind ? second.from() - first.to() : first.from() - second.to();
                    if ((behind || before) && gap <= node.path("n").asInt()) {
                        found.add(
                                new Stretch(Math.min(first.from(), second.from()), Math.max(first.to(), second.to())));
                    }
                }
            }
        }
        return found;
    }

    private void phrase(JsonNode node, Set<Stretch> found) {
        List<Pattern> patterns = new ArrayList<>();
        node.path("phrase")
                .forEach(word -> patterns.add(Pattern.compile(word.asText()
                        .toLowerCase(Locale.ROOT)
                        .replace("*", ".*")
                        .replace("?", ".")
                        .replace("$", ".?"))));
        for (int from = 0; from + patterns.size() <= words.size(); from++) {
            int length = 0;
            while (length < patterns.size()
                    && patterns.get(length).matcher(words.get(from + length)).matches()) {
                length++;
            }
            if (length == patterns.size()) {
                found.add(new Stretch(from, from + length));
            }
        }
    }

    private static List<JsonNode> parts(JsonNode node) {
        List<JsonNode> parts = new ArrayList<>();
        node.path("args").forEach(parts::add);
        return parts;
    }
}
