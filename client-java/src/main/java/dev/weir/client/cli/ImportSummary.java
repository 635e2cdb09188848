package dev.weir.client.cli;

import dev.weir.v1.QueryWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What is the same in many searches of an import: reasons of refusals, and warnings. For one thread. */
final class ImportSummary {
    private static final int MAX_REASONS = 20;
    private static final int MAX_NAMES = 5;

    /** Where in a query something stands: its line and column, and its path in JSON. */
    private static final Pattern PLACE = Pattern.compile(
            "^(the query cannot be parsed: )?(line \\d+, column \\d+: )?([A-Za-z_][\\w.\\[\\]\"*-]*: )?");

    private static final Pattern VALUE = Pattern.compile("'[^']*'");

    private final Map<String, List<String>> refused = new LinkedHashMap<>();
    private final Map<String, List<String>> warned = new LinkedHashMap<>();

    void refused(String name, String reason) {
        add(refused, name, reason);
    }

    void warned(String name, List<QueryWarning> warnings) {
        warnings.forEach(warning -> add(warned, name, warning.getReason()));
    }

    private static void add(Map<String, List<String>> to, String name, String reason) {
        String common = VALUE.matcher(PLACE.matcher(reason).replaceFirst("")).replaceAll("'...'");
        to.computeIfAbsent(common, key -> new ArrayList<>()).add(name);
    }

    /** Lines for people; the most frequent first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines(lines, "refused", refused);
        lines(lines, "warnings", warned);
        return lines;
    }

    private static void lines(List<String> lines, String title, Map<String, List<String>> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        lines.add(title + ":");
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(MAX_REASONS)
                .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue())));
        if (reasons.size() > MAX_REASONS) {
            lines.add(String.format(Locale.ROOT, "  %,7d other reasons", reasons.size() - MAX_REASONS));
        }
    }

    private static String line(String reason, List<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String shown = String.join(", ", distinct.subList(0, Math.min(MAX_NAMES, distinct.size())));
        return Style.harmless(String.format(
                Locale.ROOT,
                "  %,7d %s (%s%s)",
                names.size(),
                reason,
                shown,
                distinct.size() > MAX_NAMES ? ", ..." : ""));
    }
}
