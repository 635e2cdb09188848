package dev.weir.server.delivery;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import dev.weir.v1.NotificationQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whose tokens: those of one scope are good for nothing in another.
 *
 * @param number the incarnation of a subscription, or a digest of a query and its feed
 */
record TokenScope(Kind kind, long number) {
    enum Kind {
        SUBSCRIPTION(1, "subscription"),
        QUERY(2, "query");

        /** In tokens: never changed. */
        private final int code;

        private final String label;

        Kind(int code, String label) {
            this.code = code;
            this.label = label;
        }

        int code() {
            return code;
        }

        String label() {
            return label;
        }
    }

    static TokenScope ofSubscription(long incarnation) {
        return new TokenScope(Kind.SUBSCRIPTION, incarnation);
    }

    /** The scope of a query without a subscription: equal queries on the same feed share their tokens. */
    static TokenScope ofQuery(int feedId, NotificationQuery query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(feedId).flip());
            digest.update(sameBytesForEqual(query));
            return new TokenScope(Kind.QUERY, ByteBuffer.wrap(digest.digest()).getLong() & Long.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The message's bytes with its maps in order, which a plain encoding does not promise. */
    static byte[] sameBytesForEqual(MessageLite message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.getSerializedSize());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
