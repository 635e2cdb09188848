package dev.weir.matcher.tree;

/**
 * A place in a query's text.
 *
 * @param line from 1; 0 when the place is not known
 * @param column in that line, in code points from 1; 0 when the place is not known
 * @param piece what stands there, at most {@link #MAX_PIECE_CHARS} characters of it; empty at the end of the text or
 *     when the place is not known
 */
public record TextPlace(int line, int column, String piece) {
    /** How much of the text is shown at most. */
    public static final int MAX_PIECE_CHARS = 80;

    /** When nothing is known of the place. */
    public static final TextPlace UNKNOWN = new TextPlace(0, 0, "");

    /**
     * The place of some characters of a text.
     *
     * @param offset negative when it is not known; beyond the end it is the end
     */
    public static TextPlace of(CharSequence text, int offset, int length) {
        if (offset < 0) {
            return UNKNOWN;
        }
        int from = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < from; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int end = Math.min(text.length(), from + Math.min(Math.max(length, 0), MAX_PIECE_CHARS));
        int column = Character.codePointCount(text, lineStart, from) + 1;
        return new TextPlace(line, column, text.subSequence(from, end).toString());
    }
}
