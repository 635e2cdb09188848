package dev.weir.matcher.syntax.simple;

/**
 * What stands between blanks, or in quotes.
 *
 * @param offset where it begins, its minus and its quotes included
 * @param end where it ends
 * @param text what is looked for
 * @param quoted whether it was in quotes
 * @param negated whether a minus stands before it
 */
record Piece(int offset, int end, String text, boolean quoted, boolean negated) {
    /** Whether it joins what stands on both sides of it. */
    boolean isOr() {
        return !quoted && !negated && (text.equals("OR") || text.equals("|"));
    }

    /** Whether any of it can be searched. */
    boolean saysSomething() {
        return text.codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.OTHER_SYMBOL
                        || Character.getType(c) == Character.UNASSIGNED
                        || Character.getType(c) == Character.PRIVATE_USE);
    }
}
