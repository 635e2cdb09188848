package dev.weir.matcher.syntax.bool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches as numbered lines that refer to each other, as histories of library databases are saved: {@code 1. ...},
 * {@code 2. ...}, {@code 3. #1 AND #2}. The last is what is asked.
 */
final class Lines {
    private static final Pattern NUMBER = Pattern.compile("^[ \\t]*#?(\\d{1,6})[.)][ \\t]+", Pattern.MULTILINE);

    private Lines() {}

    /** A line's place in the text, without its number. */
    record Line(int from, int to) {}

    /** The lines, if the text begins with a number 1 and another line with a number 2; otherwise none. */
    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        int from = -1;
        int next = 1;
        while (number.find()) {
            if (next == 1 && !text.substring(0, number.start()).isBlank()) {
                return List.of();
            }
            if (number.group(1).equals(Integer.toString(next))) {
                if (from >= 0) {
                    lines.add(new Line(from, number.start()));
                }
                from = number.end();
                next++;
            }
        }
        if (from >= 0) {
            lines.add(new Line(from, text.length()));
        }
        return lines.size() > 1 ? lines : List.of();
    }
}
