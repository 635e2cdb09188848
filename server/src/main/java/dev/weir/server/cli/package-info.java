/**
 * The launcher {@code weir}: the client's commands, and those that need what only the server has.
 *
 * <p>Start reading at {@link dev.weir.server.cli.Weir}.
 *
 * <p>Always true: what a program may want to read goes to standard output, everything else to standard error; a command
 * that did not do all that it was asked to ends with an exit code other than 0 and a sentence that says why, never with
 * a stack trace. Nothing here decides anything about documents, searches or feeds.
 */
@NullMarked
package dev.weir.server.cli;

import org.jspecify.annotations.NullMarked;
