/**
 * Growing arrays of primitives for the hot path: a million searches as objects would be ten times as large, and each
 * step from one to the next a wait for memory.
 *
 * <p>Start reading at {@link dev.weir.matcher.flat.PagedInts}, which grows without moving what it holds, so that
 * readers may go on meanwhile; {@link dev.weir.matcher.flat.Ints} and {@link dev.weir.matcher.flat.Longs} are plain
 * buffers of one thread.
 *
 * <p>Never here: a meaning. What the numbers stand for, the users of these arrays know.
 */
@NullMarked
package dev.weir.matcher.flat;

import org.jspecify.annotations.NullMarked;
