package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.server.feed.LogPlaces;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * A cursor in a caller's hands. Opaque there: base64 of a version, the scope, the cursor and a checksum over all of it,
 * 30 bytes, so that every bit of the text counts. The checksum is against accidents; a token gives no rights.
 */
record Token(TokenScope scope, Cursor cursor) {
    private static final byte VERSION = 1;
    private static final int BYTES_CHECKED = 2 + 3 * Long.BYTES;
    private static final int BYTES = BYTES_CHECKED + Integer.BYTES;
    private static final String WAY_OUT =
            ": use a token as the server sent it, or begin at a position, a time or a place instead";

    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put((byte) scope.kind().code())
                .putLong(scope.number())
                .putLong(cursor.position())
                .putLong(cursor.uid());
        bytes.putInt(checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a token that must be of a scope.
     *
     * @param head of the feed's log
     * @param field where the token stands in the request
     * @throws WeirException INVALID_ARGUMENT when it is not a token or one of another scope, OUT_OF_RANGE when it
     *     stands beyond the head
     */
    static Cursor read(String text, TokenScope scope, long head, String field) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(text, field));
        byte version = bytes.get();
        byte kind = bytes.get();
        long number = bytes.getLong();
        Cursor cursor = new Cursor(bytes.getLong(), bytes.getLong());
        if (bytes.getInt() != checksum(bytes.array())) {
            throw WeirException.invalid(field, "is damaged: its checksum does not fit" + WAY_OUT);
        }
        if (version != VERSION) {
            throw WeirException.invalid(
                    field, "has version " + version + ", and this server knows version " + VERSION + WAY_OUT);
        }
        if (kind != scope.kind().code() || number != scope.number()) {
            throw WeirException.invalid(
                    field,
                    "belongs to another subscription or query, or to an earlier subscription of this name; here stands a "
                            + scope.kind().label() + WAY_OUT);
        }
        if (cursor.position() < 1 || cursor.uid() < 0) {
            throw WeirException.invalid(field, "stands nowhere in a log" + WAY_OUT);
        }
        if (cursor.compareTo(Cursor.behind(head)) > 0) {
            throw LogPlaces.beyondHead(field, "the token stands at position " + cursor.position(), head);
        }
        return cursor;
    }

    private static byte[] decode(String text, String field) {
        if (text.isEmpty()) {
            throw WeirException.invalid(field, "is empty" + WAY_OUT);
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw WeirException.invalid(field, "is not a token: it has characters that no token has" + WAY_OUT);
        }
        if (bytes.length != BYTES) {
            throw WeirException.invalid(
                    field, "is not a token: it has " + bytes.length + " bytes instead of " + BYTES + WAY_OUT);
        }
        return bytes;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES_CHECKED);
        return (int) crc.getValue();
    }
}
