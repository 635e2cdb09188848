package dev.weir.server.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what somebody who mistyped a name may have meant. */
final class NearNames {
    private static final int NAMES_MAX = 3;

    private NearNames() {}

    /** {@code " Did you mean ...?"} with at most three of the names, the nearest first; empty when none is near. */
    static String hint(String given, Stream<String> names) {
        // A third of the letters wrong is no longer the same word.
        int distanceMax = Math.max(2, given.length() / 3);
        List<String> near = names.filter(name -> distance(given, name) <= distanceMax)
                .sorted(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NAMES_MAX)
                .toList();
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining(", ", " Did you mean ", "?"));
    }

    /** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
