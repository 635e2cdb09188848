/**
 * The clients of a run: those whose work is checked, and those that make trouble.
 *
 * <p>Start with {@link dev.weir.load.faults.actor.Publishing} and {@link dev.weir.load.faults.actor.StreamConsumer}.
 * The former keep what they sent and what was answered in {@code Sends}, the latter what they said and heard in a
 * {@link dev.weir.load.faults.actor.Journal}; nobody here judges anything. {@link dev.weir.load.faults.actor.Trouble}
 * are the clients that do what no client should. All of them speak to a server by its address only.
 */
@NullMarked
package dev.weir.load.faults.actor;

import org.jspecify.annotations.NullMarked;
