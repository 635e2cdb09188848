/**
 * The server is killed in the midst of publishing, and nothing that it had promised is missing.
 *
 * <p>Start with {@link dev.weir.load.crash.CrashResumeTest}. {@link dev.weir.load.crash.Traffic} goes on all the while
 * and keeps what was acknowledged; {@link dev.weir.load.crash.Desk} is the consumer's side, with its token stored
 * beside its work; {@link dev.weir.load.crash.LogModel} says what the notifications must be, from the documents and
 * searches alone.
 */
@NullMarked
package dev.weir.load.crash;

import org.jspecify.annotations.NullMarked;
