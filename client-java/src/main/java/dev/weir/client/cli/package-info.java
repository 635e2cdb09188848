/**
 * The client's part of the command line {@code weir}: feeds, searches, publishing and watching.
 *
 * <p>Start reading at {@link dev.weir.client.cli.ClientCommands}, which a launcher asks for the commands; each command
 * is a class of its own over {@link dev.weir.client.cli.WeirCommand}. {@link dev.weir.client.cli.ExitCodes} has the
 * exit codes.
 *
 * <p>Always true here: results go to standard output, everything else to standard error; what a command sees of the
 * world is in its {@link dev.weir.client.cli.CliContext}, so that no command touches {@code System}; text of documents
 * is shown without its control characters. Commands never print a stack trace unless they are asked to.
 */
@NullMarked
package dev.weir.client.cli;

import org.jspecify.annotations.NullMarked;
