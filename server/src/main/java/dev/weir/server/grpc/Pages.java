package dev.weir.server.grpc;

import com.google.protobuf.MessageLite;
import dev.weir.server.error.WeirException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Pages of a list that is ordered by id: a page token holds the last id of its page, bound to the list it came from.
 */
final class Pages {
    private static final int SIZE_DEFAULT = 100;
    private static final int SIZE_MAX = 1_000;
    /** Clients take messages of 4 MiB by default. */
    private static final long BYTES_MAX = 2 << 20;

    /**
     * One page.
     *
     * @param items what is on it
     * @param nextToken for the next one; empty after the last
     */
    record Page<T>(List<T> items, String nextToken) {}

    private Pages() {}

    /**
     * Cuts a page out of a list; it ends early where its messages become too large for one answer.
     *
     * @param list what the list is of: everything in the request that decides what is on it
     * @param after gives the items behind an id, in order
     * @param id of an item
     */
    static <T extends MessageLite> Page<T> page(
            String list, int size, String token, Function<String, Stream<T>> after, Function<T, String> id) {
        int limit = size(size, SIZE_DEFAULT);
        List<T> page = new ArrayList<>();
        long bytes = 0;
        for (T item : (Iterable<T>) after.apply(decode(list, token))::iterator) {
            bytes += item.getSerializedSize();
            if (page.size() == limit || (bytes > BYTES_MAX && !page.isEmpty())) {
                return new Page<>(page, encode(list, id.apply(page.getLast())));
            }
            page.add(item);
        }
        return new Page<>(page, "");
    }

    /** How many items a page has, where the caller asked for so many. */
    static int size(int asked, int otherwise) {
        if (asked < 0) {
            throw WeirException.invalid(
                    "page_size", "is " + asked + ": from 1 to " + SIZE_MAX + ", or 0 for the default");
        }
        return asked == 0 ? otherwise : Math.min(asked, SIZE_MAX);
    }

    private static String encode(String list, String lastId) {
        byte[] id = lastId.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + id.length)
                .putInt(checksum(list, id))
                .put(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String list, String token) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() >= Integer.BYTES) {
                int checksum = bytes.getInt();
                byte[] id = new byte[bytes.remaining()];
                bytes.get(id);
                if (checksum == checksum(list, id)) {
                    return new String(id, StandardCharsets.UTF_8);
                }
            }
        } catch (IllegalArgumentException e) {
            throw badToken(token);
        }
        throw badToken(token);
    }

    private static WeirException badToken(String token) {
        return WeirException.invalid(
                "page_token", "\"" + token + "\" is not a token of this list: use next_page_token of its page before");
    }

    private static int checksum(String list, byte[] id) {
        CRC32C crc = new CRC32C();
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(id);
        return (int) crc.getValue();
    }
}
