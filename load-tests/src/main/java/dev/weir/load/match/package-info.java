/**
 * How fast the matcher decides documents, beside the floor below which nothing that analyses them can go.
 *
 * <p>Start with {@link dev.weir.load.match.MatchThroughput}. Each {@link dev.weir.load.match.Contender} sees the same
 * documents in the same order, on one thread, in rounds that take turns. A number is printed only after the hits of a
 * sample were compared with those that Lucene alone finds. Nothing here makes searches of the documents that they are
 * matched with: those come from the other half of the texts.
 */
@NullMarked
package dev.weir.load.match;

import org.jspecify.annotations.NullMarked;
