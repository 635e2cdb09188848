package dev.weir.server.store;

import dev.weir.server.store.v1.StoredSegment;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * How large a feed's log is, from any of its parts on. Each part of about the same size begins with a record of how
 * much there was before it, so that nothing has to be read to find out how much must go.
 *
 * <p>Its {@link Growth} is for the thread that commits; the rest is for any.
 */
final class Segments {
    private final RocksTables tables;
    private final int feedId;
    private final long segmentBytes;
    /** Null until the first commit. */
    private volatile @Nullable Extent extent;

    /**
     * Where the log ends.
     *
     * @param segmentStart the position of the first event of the last part
     * @param bytesBefore of all parts before the last one
     * @param bytes of the last part
     */
    private record Extent(long segmentStart, long bytesBefore, long bytes) {
        long total() {
            return bytesBefore + bytes;
        }
    }

    Segments(RocksTables tables, int feedId, long segmentBytes) {
        this.tables = tables;
        this.feedId = feedId;
        this.segmentBytes = segmentBytes;
    }

    /** What a commit adds. */
    final class Growth {
        private Extent reached;

        private Growth(Extent reached) {
            this.reached = reached;
        }

        /** An event with its hits has so many bytes. */
        void add(TableWrites writes, long position, int bytes) throws RocksDBException {
            if (reached.total() == 0 || reached.bytes() >= segmentBytes) {
                reached = new Extent(position, reached.total(), 0);
                StoredSegment segment = StoredSegment.newBuilder()
                        .setBytesBefore(reached.bytesBefore())
                        .build();
                writes.put(Table.SEGMENTS, Keys.of(feedId, position), segment.toByteArray());
            }
            reached = new Extent(reached.segmentStart(), reached.bytesBefore(), reached.bytes() + bytes);
        }
    }

    /** Begins a commit; {@code earliest} is the position of the first event that is kept. */
    Growth growth(long earliest) {
        return new Growth(extent(earliest));
    }

    /** A commit is on disk. */
    void take(Growth growth) {
        extent = growth.reached;
    }

    private Extent extent(long earliest) {
        Extent known = extent;
        if (known == null) {
            known = measure(earliest);
            extent = known;
        }
        return known;
    }

    /** Measures the last part, for only its beginning is recorded. */
    private Extent measure(long earliest) {
        long start = startAt(Long.MAX_VALUE);
        long first = Math.max(start, earliest);
        return new Extent(first, before(start), bytes(Table.LOG, first) + bytes(Table.HITS, first));
    }

    private long bytes(Table table, long from) {
        long bytes = 0;
        try (TableScan scan = tables.scan(table, Keys.of(feedId, from), Keys.of(feedId))) {
            while (scan.next()) {
                bytes += scan.value().length;
            }
        }
        return bytes;
    }

    /** The position of the first event of the part that an event is in; 0 where no part is recorded. */
    long startAt(long position) {
        byte[] key = tables.lastKeyUpTo(Table.SEGMENTS, Keys.of(feedId, position), Keys.of(feedId));
        return key == null ? 0 : Keys.number(key);
    }

    private long before(long start) {
        byte[] segment = tables.get(Table.SEGMENTS, Keys.of(feedId, start));
        return segment == null
                ? 0
                : Records.parse(StoredSegment.parser(), segment, Table.SEGMENTS).getBytesBefore();
    }

    /** About how many bytes there were before an event that is kept. */
    long bytesBefore(long position) {
        return before(startAt(position));
    }

    long segmentBytes() {
        return segmentBytes;
    }

    /** The first position from which on there are at most so many bytes, rounded down to the beginning of a part. */
    long firstOfNewest(long bytesMax, long earliest) {
        long total = extent(earliest).total();
        long first = earliest;
        try (TableScan scan = tables.scan(Table.SEGMENTS, Keys.of(feedId, startAt(earliest)), Keys.of(feedId))) {
            while (scan.next()) {
                long before = Records.parse(StoredSegment.parser(), scan.value(), Table.SEGMENTS)
                        .getBytesBefore();
                first = Math.max(earliest, Keys.number(scan.key()));
                if (total - before <= bytesMax) {
                    return first;
                }
            }
        }
        return first;
    }
}
