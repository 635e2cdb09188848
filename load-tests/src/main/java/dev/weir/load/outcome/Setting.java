package dev.weir.load.outcome;

import java.util.Locale;

/**
 * What a duel is about.
 *
 * @param workload its name, such as {@code articles}
 * @param variant which searches, such as {@code without fuzzy}; empty where there is only one kind
 * @param searches how many are asked for
 */
public record Setting(String workload, String variant, int searches) {
    public static final String ARTICLES = "articles";
    public static final String SHORT_TEXTS = "short texts";
    public static final String LISTINGS = "listings";
    public static final String EXPERT = "experts' searches";
    public static final String RULES = "detection rules";

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %,d searches%s", workload, searches, variant.isEmpty() ? "" : ", " + variant);
    }
}
