package dev.weir.matcher.syntax.elastic;

import java.util.regex.Pattern;

/**
 * How many of some optional clauses must match, as {@code minimum_should_match} writes it: {@code 2}, {@code -1} (all
 * but one), {@code 75%} and {@code -25%} (rounded towards zero), {@code 2<75%} (all of up to two, of more three
 * quarters), and several of these with blanks between them, of which the last whose number is exceeded counts.
 */
final class MinimumShouldMatch {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,9}%?");
    private static final Pattern AROUND = Pattern.compile("\\s*<\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String EXPECTED = "minimum_should_match is written as 2, -1, 75%, -25% or 2<75% 9<-3";

    private MinimumShouldMatch() {}

    /**
     * Of so many clauses.
     *
     * @return not negative; may be more than there are clauses
     * @throws IllegalArgumentException if it is none of these forms
     */
    static int of(int clauses, String written) {
        String text = AROUND.matcher(written.strip()).replaceAll("<");
        if (text.indexOf('<') < 0) {
            return plain(clauses, text);
        }
        int result = clauses;
        for (String condition : BLANKS.split(text, -1)) {
            String[] sides = condition.split("<", -1);
            if (sides.length != 2 || !sides[0].matches("\\d{1,9}")) {
                throw new IllegalArgumentException(EXPECTED);
            }
            // Checked even where it does not apply, so that what is wrong is told when it is written.
            int beyond = plain(clauses, sides[1]);
            if (clauses <= Integer.parseInt(sides[0])) {
                return result;
            }
            result = beyond;
        }
        return result;
    }

    private static int plain(int clauses, String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        long result;
        if (text.endsWith("%")) {
            long percent = Long.parseLong(text.substring(0, text.length() - 1));
            // In floats, as OpenSearch calculates: 55% of 20 and the like must be rounded as there.
            float part = (float) (clauses * percent) * (1 / 100f);
            result = part < 0 ? clauses + (int) part : (int) part;
        } else {
            long number = Long.parseLong(text);
            result = number < 0 ? clauses + number : number;
        }
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, result));
    }
}
