package dev.weir.load.compare;

import java.util.Locale;

/**
 * What a duel is about.
 *
 * @param workload its name, such as {@code articles}
 * @param variant which searches, such as {@code without fuzzy}; empty where there is only one kind
 * @param searches how many are asked for
 */
public record Setting(String workload, String variant, int searches) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %,d searches%s", workload, searches, variant.isEmpty() ? "" : " (" + variant + ")");
    }
}
