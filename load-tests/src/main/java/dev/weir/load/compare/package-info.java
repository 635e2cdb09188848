/**
 * The comparison: Weir, the floors, and other people's engines, on one machine, with the same searches and documents.
 *
 * <p>Start with {@link dev.weir.load.compare.Comparison}, the command. A {@link dev.weir.load.compare.Duel} is one
 * workload at one number of searches: each system is a process of its own with the same heap, loaded once; then the
 * contestants take turns, round after round, each round with documents that come later in the stream. What is told is
 * the median of rounds.
 *
 * <p>What is too slow for all documents of a round decides the first few of them, and is held against the time that the
 * others took for exactly these. The hits of each document of each round are compared; a number is printed only for
 * systems whose hits are equal, or with the number of those that it lost.
 */
@NullMarked
package dev.weir.load.compare;

import org.jspecify.annotations.NullMarked;
