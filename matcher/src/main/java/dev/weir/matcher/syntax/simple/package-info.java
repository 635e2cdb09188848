/**
 * SIMPLE: what end users type into a search box.
 *
 * <p>Start reading at {@link dev.weir.matcher.syntax.simple.SimpleSyntax}.
 *
 * <p>Always true: any text is read, in time proportional to its length; what had to be left out of it is told as a
 * warning.
 *
 * <p>Never here: an error, a wildcard, a field.
 */
@NullMarked
package dev.weir.matcher.syntax.simple;

import org.jspecify.annotations.NullMarked;
