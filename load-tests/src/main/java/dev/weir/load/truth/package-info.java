/**
 * Searches that other people have written, held against what others say that they mean: real files, by hand.
 *
 * <p>Start reading at {@link dev.weir.load.truth.ExpertSearches}.
 *
 * <p>Always true: a difference is told with its reason, to the word, and never hidden. Which analyzer a field has is
 * what a user would choose, not what would look best.
 */
@NullMarked
package dev.weir.load.truth;

import org.jspecify.annotations.NullMarked;
