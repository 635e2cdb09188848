package dev.weir.server.cli.demo;

import dev.weir.client.cli.CliContext;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/** Where the demo writes. Coloured on a terminal, plain lines elsewhere. Safe for many threads. */
final class DemoScreen {
    /** Put around the words that matched; no text has them. */
    static final String MARK_START = "\u0002";

    static final String MARK_END = "\u0003";

    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_LINE = "\r" + ESCAPE + "K";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\u0002\u0003]]+");
    private static final long DRAW_EVERY_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean coloured;
    private boolean liveShown;
    private long nextDraw = System.nanoTime();

    DemoScreen(CliContext context) {
        out = context.out();
        terminal = context.terminal();
        coloured = terminal
                && context.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !context.environment().getOrDefault("TERM", "").equals("dumb");
    }

    synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    void line() {
        line("");
    }

    void heading(String text) {
        line();
        line(mark("1", text));
    }

    /** A line that is written over by the next one; only where somebody is looking. */
    synchronized void live(String text) {
        long now = System.nanoTime();
        if (!terminal || now - nextDraw < 0) {
            return;
        }
        nextDraw = now + DRAW_EVERY_NANOS;
        clear();
        out.print(text);
        out.flush();
        liveShown = true;
    }

    String bold(String text) {
        return mark("1", text);
    }

    String faint(String text) {
        return mark("2", text);
    }

    String name(String text) {
        return mark("36", text);
    }

    String green(String text) {
        return mark("32", text);
    }

    /** A text from a document, on one line and harmless, with the words that matched shown as such. */
    String snippet(String text) {
        return CONTROL.matcher(text)
                .replaceAll(" ")
                .replace(MARK_START, coloured ? ESCAPE + "1;33m" : "«")
                .replace(MARK_END, coloured ? ESCAPE + "0m" : "»")
                .strip();
    }

    /** A text from a document, shortened. */
    String shortened(String text, int charsMax) {
        String plain = CONTROL.matcher(text).replaceAll(" ").strip();
        return plain.codePointCount(0, plain.length()) <= charsMax
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, charsMax - 1)).strip() + "…";
    }

    private void clear() {
        if (liveShown) {
            out.print(CLEAR_LINE);
            liveShown = false;
        }
    }

    private String mark(String code, String text) {
        return coloured ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
