package dev.weir.matcher.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

/** Snapshots written in either way, whatever would be chosen. */
public final class WrittenSnapshot {
    public static final String LABEL = "a label";

    private static final int ANY_WASTE = 1;
    private static final int NO_WASTE = Integer.MAX_VALUE;

    private WrittenSnapshot() {}

    /** As the index is, however much of it nobody needs. */
    public static byte[] asItIs(QueryIndex index, long position) throws IOException {
        return written(index, position, ANY_WASTE);
    }

    /** Without what nobody needs, if there is any. */
    public static byte[] withoutWaste(QueryIndex index, long position) throws IOException {
        return written(index, position, NO_WASTE);
    }

    /** One or the other. */
    public static byte[] either(QueryIndex index, long position, Random random) throws IOException {
        return random.nextBoolean() ? asItIs(index, position) : withoutWaste(index, position);
    }

    private static byte[] written(QueryIndex index, long position, int wasteShare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        index.write(out, position, LABEL, wasteShare);
        return out.toByteArray();
    }
}
