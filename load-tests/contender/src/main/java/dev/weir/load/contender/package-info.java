/**
 * What every measured system shares, so that none is measured differently: the files that all of them read, the
 * protocol by which the comparison drives them, and the clock.
 *
 * <p>A system is a {@link dev.weir.load.contender.Contender}; its process hands it to
 * {@link dev.weir.load.contender.ContenderProcess}, which reads one {@link dev.weir.load.contender.Request} a line from
 * its input and writes one {@link dev.weir.load.contender.Reply} a line to its output. The time of a group of documents
 * begins with their values in memory, as JSON gave them, and ends with the numbers of the searches that they hit:
 * making the system's own kind of document is part of it, reading files is not.
 *
 * <p>This package knows neither Weir nor Lucene: the systems have class paths of their own.
 */
@NullMarked
package dev.weir.load.contender;

import org.jspecify.annotations.NullMarked;
