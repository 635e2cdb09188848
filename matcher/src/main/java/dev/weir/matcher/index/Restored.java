package dev.weir.matcher.index;

/**
 * What was read from a snapshot. The arrays are the caller's.
 *
 * @param index as it stood for documents right after the position. What ended by then is forgotten, and what changed
 *     later is for the caller to make again, in order
 * @param label which the writer gave it
 * @param position up to which all changes are in it
 * @param ids who stands in it, in no order
 * @param leftOut who stood at the position as well, but has to be put again, because what the query asks Lucene alone
 *     can tell, and that cannot be written
 */
// Too many for lists of objects; handed over once.
@SuppressWarnings("ArrayRecordComponent")
public record Restored(QueryIndex index, String label, long position, long[] ids, long[] leftOut) {}
