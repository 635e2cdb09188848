package dev.weir.matcher.syntax.elastic;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many edits a word may be away: a number, or by the length of the word.
 *
 * @param fixed 0 to 2, or -1 for by length
 * @param low words shorter than this, in code points, must be equal
 * @param high words shorter than this may have one edit, others two
 */
record Fuzziness(int fixed, int low, int high) {
    /** Three and six. */
    static final Fuzziness AUTO = new Fuzziness(-1, 3, 6);

    private static final Pattern BY_LENGTH = Pattern.compile("AUTO:(\\d{1,4}),(\\d{1,4})");
    private static final Pattern NUMBER = Pattern.compile("[012](\\.\\d{1,9})?");

    /**
     * Reads {@code AUTO}, {@code AUTO:low,high}, or 0, 1 or 2.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Fuzziness parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (upper.equals("AUTO")) {
            return AUTO;
        }
        Matcher lengths = BY_LENGTH.matcher(upper);
        if (lengths.matches()) {
            int low = Integer.parseInt(lengths.group(1));
            int high = Integer.parseInt(lengths.group(2));
            if (low <= high) {
                return new Fuzziness(-1, low, high);
            }
        }
        if (NUMBER.matcher(upper).matches()) {
            return new Fuzziness(upper.charAt(0) - '0', 0, 0);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a fuzziness; write AUTO, AUTO:3,6 with the smaller length first, 0, 1 or 2");
    }

    int edits(String word) {
        if (fixed >= 0) {
            return fixed;
        }
        int length = word.codePointCount(0, word.length());
        return length < low ? 0 : length < high ? 1 : 2;
    }
}
