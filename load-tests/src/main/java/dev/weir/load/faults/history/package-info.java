/**
 * What happened in a run, and whether it may have happened.
 *
 * <p>Start with {@link dev.weir.load.faults.history.LogChecker} (acknowledged implies stored) and
 * {@link dev.weir.load.faults.history.DeliveryChecker} (each consumer was sent what a reading of the log gives).
 * {@link dev.weir.load.faults.history.LogModel} says from documents and searches alone which notifications there must
 * be. Everything here is plain data and decides by it: no server, no network, no clock, and nothing of Weir's own
 * matching. What is wrong is a {@link dev.weir.load.faults.history.BrokenPromise} with the history around it.
 */
@NullMarked
package dev.weir.load.faults.history;

import org.jspecify.annotations.NullMarked;
