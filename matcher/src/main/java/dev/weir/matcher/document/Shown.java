package dev.weir.matcher.document;

/** Values inside messages: short enough to be read. */
final class Shown {
    private static final int MAX_CHARS = 100;

    private Shown() {}

    static String of(String value) {
        return value.length() <= MAX_CHARS ? value : value.substring(0, MAX_CHARS) + "...";
    }
}
