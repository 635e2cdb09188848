package dev.weir.server.feed;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import dev.weir.server.error.WeirException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes a repeated request harmless.
 *
 * @param id the caller's id; empty where there is none
 * @param digest of what the request says, to tell a repeat from another request with the same id
 */
public record RequestId(String id, long digest) {
    /** The longest id, in characters. */
    public static final int CHARS_MAX = 64;

    public static final RequestId NONE = new RequestId("", 0);

    /**
     * The id of a request with what the request says.
     *
     * @param id as the caller gave it; may be empty
     * @param method which request it is
     * @param content what the request says, without the id
     * @throws WeirException when the id is too long
     */
    public static RequestId of(String id, String method, MessageLite... content) {
        if (id.isEmpty()) {
            return NONE;
        }
        if (id.length() > CHARS_MAX) {
            throw WeirException.invalid(
                    "request_id", "has " + id.length() + " characters: at most " + CHARS_MAX + ", such as a UUID");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(method.getBytes(StandardCharsets.UTF_8));
            for (MessageLite message : content) {
                byte[] bytes = sorted(message);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                digest.update(bytes);
            }
            return new RequestId(id, ByteBuffer.wrap(digest.digest()).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The message's bytes with its maps in order: a client may send them in another order each time. */
    private static byte[] sorted(MessageLite message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be written", e);
        }
        return bytes;
    }

    boolean isPresent() {
        return !id.isEmpty();
    }

    /**
     * Checks that a request is a repeat.
     *
     * @throws WeirException when the same id came with something else before
     */
    public void requireSame(long digestBefore) {
        if (digest != digestBefore) {
            throw WeirException.invalid(
                    "request_id",
                    "\"" + id
                            + "\" came before with another request: use a new id for each request, and the same one only"
                            + " to repeat it");
        }
    }
}
