package dev.weir.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The keys of the store: big-endian, so that their bytes sort as their numbers do (none is negative). */
final class Keys {
    static final int FEED_BYTES = Integer.BYTES;

    private Keys() {}

    static byte[] of(int feedId) {
        return ByteBuffer.allocate(FEED_BYTES).putInt(feedId).array();
    }

    static byte[] of(int feedId, long number) {
        return ByteBuffer.allocate(FEED_BYTES + Long.BYTES)
                .putInt(feedId)
                .putLong(number)
                .array();
    }

    static byte[] of(int feedId, long first, long second) {
        return ByteBuffer.allocate(FEED_BYTES + 2 * Long.BYTES)
                .putInt(feedId)
                .putLong(first)
                .putLong(second)
                .array();
    }

    static byte[] of(int feedId, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FEED_BYTES + bytes.length)
                .putInt(feedId)
                .put(bytes)
                .array();
    }

    /** The first number behind the feed's id. */
    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(FEED_BYTES);
    }

    /** The second number behind the feed's id. */
    static long second(byte[] key) {
        return ByteBuffer.wrap(key).getLong(FEED_BYTES + Long.BYTES);
    }

    static boolean isOf(int feedId, byte[] key) {
        return key.length >= FEED_BYTES && ByteBuffer.wrap(key).getInt() == feedId;
    }
}
