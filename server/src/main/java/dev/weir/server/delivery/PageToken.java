package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Where the next page of a feed's subscriptions begins: a checksum over the feed and the last name, and that name. */
final class PageToken {
    private PageToken() {}

    static String encode(int feedId, String lastId) {
        byte[] id = lastId.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + id.length)
                .putInt(checksum(feedId, id))
                .put(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The last name of the page before; empty for the first page. */
    static String decode(int feedId, String token, String field) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length > Integer.BYTES) {
                byte[] id = new byte[bytes.length - Integer.BYTES];
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                int checksum = buffer.getInt();
                buffer.get(id);
                String lastId = new String(id, StandardCharsets.UTF_8);
                if (checksum == checksum(feedId, id) && encode(feedId, lastId).equals(token)) {
                    return lastId;
                }
            }
        } catch (IllegalArgumentException e) {
            throw notOfHere(field);
        }
        throw notOfHere(field);
    }

    private static WeirException notOfHere(String field) {
        return WeirException.invalid(
                field, "is not from a page of this list: use next_page_token of the page before, or none to begin anew");
    }

    private static int checksum(int feedId, byte[] id) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(feedId).flip());
        crc.update(id);
        return (int) crc.getValue();
    }
}
