/**
 * How a compiled query index is written to a stream, so that a restart reads it instead of parsing all queries again.
 *
 * <p>Start reading at {@link dev.weir.matcher.snapshot.SnapshotOutput}, whose comment is the frame of the format;
 * {@link dev.weir.matcher.snapshot.SnapshotInput} reads it. What lies inside, those write and read whom it belongs to:
 * the leaves their part, the index the rest.
 *
 * <p>Always true: nothing is handed out of a snapshot before the checksum over it and all before it was found right. So
 * whoever reads may believe the lengths that it is told.
 *
 * <p>Never here: files, and what the numbers stand for.
 */
@NullMarked
package dev.weir.matcher.snapshot;

import org.jspecify.annotations.NullMarked;
