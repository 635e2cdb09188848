/**
 * The fault harness: a real server and real clients, everything that can happen to them, and whether the promises of
 * order, durability, delivery and replay held.
 *
 * <p>Start with {@link dev.weir.load.faults.Faults}, the command. {@link dev.weir.load.faults.Plan} makes of a seed
 * what happens in a round, {@link dev.weir.load.faults.Round} does it, to a {@link dev.weir.load.faults.Life}: a data
 * directory, its server, its clients. {@link dev.weir.load.faults.Truth} then reads what the log says. Clients are in
 * {@code actor}, the failing network in {@code network}, and all judging in {@code history}.
 *
 * <p>What happens follows from the seed alone, and each wait has a bound; when exactly a kill falls is the machine's.
 */
@NullMarked
package dev.weir.load.faults;

import org.jspecify.annotations.NullMarked;
