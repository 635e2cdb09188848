package dev.weir.matcher.syntax.elastic;

import org.jspecify.annotations.Nullable;

/**
 * Where in the text a value of JSON stands, and how one gets there.
 *
 * @param parent null for the outermost value
 * @param step from the parent: {@code .name} or {@code [index]}; empty for the outermost value
 * @param offset in characters
 * @param length in characters
 */
record Where(@Nullable Where parent, String step, int offset, int length) {
    /** As people write it: {@code bool.must[1].match}; empty for the outermost value. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (@Nullable Where at = this; at != null; at = at.parent) {
            path.insert(0, at.step);
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }
}
