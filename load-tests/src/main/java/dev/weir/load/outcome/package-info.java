/**
 * What came of measuring, as plain data: the comparison fills it in, the report reads it.
 *
 * <p>Start with {@link dev.weir.load.outcome.Results}. All times are medians of rounds or the rounds themselves;
 * nothing here is judged.
 */
@NullMarked
package dev.weir.load.outcome;

import org.jspecify.annotations.NullMarked;
