package dev.weir.load.workload;

import dev.weir.load.corpus.Event;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * New events like a given one: numbers, identifiers, hashes, paths and command lines never repeat, so that nothing can
 * be remembered of them, while what rules ask for stays; so do short names such as a level or a channel, as in life.
 */
final class EventVariation {
    private static final Pattern IDENTIFIER = Pattern.compile("(0[xX])?[0-9a-fA-F]*[0-9][0-9a-fA-F]*");
    private static final int NEW_CHARACTERS = 6;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Literals literals;
    private final Random random;

    EventVariation(Literals literals, Random random) {
        this.literals = literals;
        this.random = random;
    }

    Event like(Event event) {
        Map<String, String> fields = new LinkedHashMap<>();
        event.fields().forEach((field, value) -> fields.put(field, like(field, value)));
        return new Event(fields);
    }

    private String like(String field, String value) {
        BitSet asked = literals.asked(field, value);
        StringBuilder changed = new StringBuilder(value);
        int changes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!asked.get(i) && (isDigit(c) || isHexLetter(c)) && isIdentifier(value, i)) {
                changed.setCharAt(i, isDigit(c) ? (char) ('0' + random.nextInt(10)) : hexLetterLike(c));
                changes++;
            }
        }
        return isPathOrCommand(value) && changes < NEW_CHARACTERS ? inserted(changed, asked) : changed.toString();
    }

    private char hexLetterLike(char c) {
        char letter = "abcdef".charAt(random.nextInt(6));
        return Character.isUpperCase(c) ? Character.toUpperCase(letter) : letter;
    }

    private static boolean isPathOrCommand(String value) {
        return value.indexOf('\\') >= 0 || value.contains(" -") || value.contains(" /");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexLetter(char c) {
        return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /**
     * Whether the letters and digits around a place are a number, a hash or the like: hexadecimal with digits. A value
     * of one digit says what something is, not which one.
     */
    private static boolean isIdentifier(String value, int at) {
        int from = at;
        int to = at;
        while (from > 0 && Character.isLetterOrDigit(value.charAt(from - 1))) {
            from--;
        }
        while (to < value.length() && Character.isLetterOrDigit(value.charAt(to))) {
            to++;
        }
        return value.length() > 1
                && IDENTIFIER.matcher(value.substring(from, to)).matches();
    }

    /** With some new letters, where they part nothing that is asked for if possible: at best behind a separator. */
    private String inserted(StringBuilder value, BitSet asked) {
        int place = -1;
        for (int i = 1; i <= value.length(); i++) {
            boolean parts = i < value.length() && asked.get(i - 1) && asked.get(i);
            boolean behindSeparator = "\\/ ".indexOf(value.charAt(i - 1)) >= 0;
            if (behindSeparator && (!parts || place < 0)) {
                place = i;
                if (!parts) {
                    break;
                }
            }
        }
        if (place < 0) {
            return value.toString();
        }
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < NEW_CHARACTERS; i++) {
            added.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        char separator = value.charAt(place - 1);
        return value.insert(place, added.append(separator)).toString();
    }
}
