/**
 * Where this family of systems goes wrong, tried on purpose: one class for each kind of trap, one test for each
 * promise.
 *
 * <p>Start reading at {@code Claim}. Always true: what is expected is written in the test, and Lucene is asked too, so
 * that neither can hide a mistake of the other.
 */
@NullMarked
package dev.weir.matcher.traps;

import org.jspecify.annotations.NullMarked;
