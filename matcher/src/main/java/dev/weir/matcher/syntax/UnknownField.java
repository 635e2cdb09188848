package dev.weir.matcher.syntax;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.util.Comparator;
import java.util.List;

/** Says that a field does not exist, and which ones it may have been meant to be. */
public final class UnknownField {
    private static final int MAX_SUGGESTIONS = 3;
    private static final int MAX_NAMES = 20;
    private static final int MAX_NAME_SHOWN = 60;

    private UnknownField() {}

    /** What to say of a field that the schema does not have. */
    public static String reason(String name, Schema schema) {
        String shown = name.length() <= MAX_NAME_SHOWN ? name : name.substring(0, MAX_NAME_SHOWN) + "...";
        List<String> near = schema.fields().stream()
                .map(Field::name)
                .filter(known -> distance(known, name) <= Math.max(1, Math.min(known.length(), name.length()) / 3))
                .sorted(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SUGGESTIONS)
                .toList();
        if (!near.isEmpty()) {
            return "unknown field '" + shown + "'; did you mean " + String.join(" or ", near) + "?";
        }
        List<String> all =
                schema.fields().stream().map(Field::name).limit(MAX_NAMES).toList();
        return "unknown field '" + shown + "'; the schema has " + String.join(", ", all)
                + (schema.fields().size() > MAX_NAMES ? " and more" : "")
                + "; a colon that is part of a word is written \\:";
    }

    /** Levenshtein's distance of names without regard to case, by the usual table with one row kept. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > MAX_SUGGESTIONS) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int best = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }
}
