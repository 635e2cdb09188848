/**
 * Lucene's own standard parser, as the judge of what a text in the syntax STANDARD means.
 *
 * <p>Start reading at {@code StandardJudgeTest}.
 */
@NullMarked
package dev.weir.matcher.judge;

import org.jspecify.annotations.NullMarked;
