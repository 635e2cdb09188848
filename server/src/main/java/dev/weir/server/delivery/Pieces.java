package dev.weir.server.delivery;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What was encoded of one document event, for whoever needs the same again. Safe for many threads; two of them may
 * encode the same at the same time, of which one is kept.
 */
final class Pieces {
    /** What an entry of the table takes beside its bytes, about. */
    private static final int ENTRY_BYTES = 96;

    private final ConcurrentHashMap<Object, byte[]> byKey = new ConcurrentHashMap<>();
    private final LongConsumer grown;

    /** @param grown is told how many bytes more are held */
    Pieces(LongConsumer grown) {
        this.grown = grown;
    }

    /** The piece of a key, which says all that it depends on. */
    byte[] of(Object key, Supplier<byte[]> encoding) {
        byte[] known = byKey.get(key);
        if (known != null) {
            return known;
        }
        byte[] made = encoding.get();
        byte[] earlier = byKey.putIfAbsent(key, made);
        if (earlier != null) {
            return earlier;
        }
        grown.accept(made.length + ENTRY_BYTES);
        return made;
    }

    /** Something else is held with the pieces. */
    void holds(long bytes) {
        grown.accept(bytes);
    }
}
