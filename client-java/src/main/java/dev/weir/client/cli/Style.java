package dev.weir.client.cli;

/** Marks text for a terminal, or leaves it as it is. */
final class Style {
    private static final String ESCAPE = "\u001b[";

    private final boolean coloured;

    Style(boolean coloured) {
        this.coloured = coloured;
    }

    boolean coloured() {
        return coloured;
    }

    String bold(String text) {
        return mark("1", text);
    }

    String faint(String text) {
        return mark("2", text);
    }

    String red(String text) {
        return mark("31", text);
    }

    String green(String text) {
        return mark("32", text);
    }

    String yellow(String text) {
        return mark("33", text);
    }

    /** A word that matched: bold and coloured, or in quotation marks that are rare in texts. */
    String hit(String text) {
        return coloured ? mark("1;33", text) : "«" + text + "»";
    }

    private String mark(String code, String text) {
        return coloured ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    /** Text from elsewhere without control characters, which could steer the terminal; line ends become spaces. */
    static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(replaced(c)));
        return safe.toString();
    }

    private static int replaced(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return ' ';
        }
        return Character.isISOControl(c) ? '\uFFFD' : c;
    }
}
