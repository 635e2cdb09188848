package dev.weir.matcher.syntax.bool;

import org.jspecify.annotations.Nullable;

/**
 * Two bounds as they are written: {@code [1 TO 5]}, with curly brackets where a bound is not in.
 *
 * @param lower null for no lower bound
 * @param upper null for no upper bound
 */
record Span(
        @Nullable String lower, boolean lowerIn, @Nullable String upper, boolean upperIn) {
    private static final String BETWEEN = "TO";

    private static final Span NOWHERE = new Span(null, true, null, true);

    /** Where the range ends that begins at a bracket; 0 if what stands there is none. */
    static int end(String text, int from, int end) {
        return new Scan(text, from, end).run();
    }

    /** The range of a token. */
    static Span of(String written) {
        Scan scan = new Scan(written, 0, written.length());
        return scan.run() > 0 ? scan.span : NOWHERE;
    }

    /** Reads one from the left to the right. */
    private static final class Scan {
        private final String text;
        private final int end;
        private int at;
        private Span span = NOWHERE;

        Scan(String text, int from, int end) {
            this.text = text;
            this.at = from;
            this.end = end;
        }

        int run() {
            boolean lowerIn = text.charAt(at++) == '[';
            @Nullable Bound lower = bound();
            @Nullable Bound between = bound();
            @Nullable Bound upper = bound();
            skipBlanks();
            if (lower == null || between == null || upper == null || !BETWEEN.equals(between.text) || at >= end) {
                return 0;
            }
            char close = text.charAt(at);
            if (close != ']' && close != '}') {
                return 0;
            }
            span = new Span(lower.orOpen(), lowerIn, upper.orOpen(), close == ']');
            return at + 1;
        }

        private @Nullable Bound bound() {
            skipBlanks();
            if (at >= end) {
                return null;
            }
            int from = at;
            boolean quoted = Signs.isQuote(text.charAt(at));
            if (quoted) {
                at++;
            }
            while (at < end && !endsBound(quoted)) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            if (at > end || (quoted && at == end)) {
                return null;
            }
            String inner = text.substring(quoted ? from + 1 : from, at);
            if (quoted) {
                at++;
            } else if (inner.isEmpty()) {
                return null;
            }
            return new Bound(Spelled.of(inner).text(), !quoted && inner.equals("*"));
        }

        private boolean endsBound(boolean quoted) {
            char c = text.charAt(at);
            return quoted ? Signs.isQuote(c) : Signs.isBlank(c) || c == ']' || c == '}';
        }

        private void skipBlanks() {
            while (at < end && Signs.isBlank(text.charAt(at))) {
                at++;
            }
        }
    }

    private record Bound(String text, boolean open) {
        @Nullable
        String orOpen() {
            return open ? null : text;
        }
    }
}
