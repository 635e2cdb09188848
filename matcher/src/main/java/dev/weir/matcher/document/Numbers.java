package dev.weir.matcher.document;

import java.util.regex.Pattern;

/** Numbers as people write them; Java's own extras (hexadecimal, type suffixes, NaN) are not among them. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final int MAX_CHARS = 1_000;

    private Numbers() {}

    /**
     * A decimal number such as {@code -1.5} or {@code 2e3}.
     *
     * @throws IllegalArgumentException if it is none, or too large for a double
     */
    public static double parseDouble(String text) {
        if (text.length() > MAX_CHARS || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a number; write one such as -1.5");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is too large for a double");
        }
        return value;
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is none, or outside of 64 bits
     */
    public static long parseLong(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a whole number; write one such as -15");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(text) + "' is outside of the range " + Long.MIN_VALUE + " to " + Long.MAX_VALUE, e);
        }
    }
}
