package dev.weir.matcher.syntax.simple;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at blanks and quotes. */
final class Pieces {
    private final String text;
    private final int end;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean leftOpen;

    Pieces(String text, int end) {
        this.text = text;
        this.end = end;
        cut();
    }

    List<Piece> all() {
        return pieces;
    }

    /** Whether the last quotation mark is not closed. */
    boolean isLeftOpen() {
        return leftOpen;
    }

    private void cut() {
        int at = 0;
        while (at < end) {
            at = isBlank(text.charAt(at)) ? at + 1 : piece(at);
        }
    }

    /** Reads one; gives the place behind it. */
    private int piece(int from) {
        boolean negated = isMinus(text.charAt(from)) && from + 1 < end && !isBlank(text.charAt(from + 1));
        int start = negated ? from + 1 : from;
        boolean quoted = isQuote(text.charAt(start));
        if (quoted) {
            start++;
        }
        int to = start;
        while (to < end
                && !(quoted ? isQuote(text.charAt(to)) : isBlank(text.charAt(to)) || isQuote(text.charAt(to)))) {
            to++;
        }
        leftOpen = quoted && to == end;
        int behind = quoted && !leftOpen ? to + 1 : to;
        if (quoted || to > start) {
            pieces.add(new Piece(from, behind, text.substring(start, to), quoted, negated));
        }
        return Math.max(behind, from + 1);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL;
    }

    /** The minus of the keyboard, of typesetting, and the dashes that word processors make of it. */
    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\u2013' || c == '\u2014';
    }

    private static boolean isQuote(char c) {
        return switch (c) {
            case '"', '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\uFF02' -> true;
            default -> false;
        };
    }
}
