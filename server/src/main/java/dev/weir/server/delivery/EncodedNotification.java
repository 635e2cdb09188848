package dev.weir.server.delivery;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.v1.Notification;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A notification as bytes, in pieces of which others may have some too: one behind the other they are the message.
 * Immutable as long as nobody writes to the arrays, which are not copied.
 */
final class EncodedNotification {
    private final byte[] search;
    private final byte[] document;
    private final byte[] snippets;

    /**
     * The pieces of a notification, in the order of its fields.
     *
     * @param search its id, kind, and what it says of the search
     * @param document what it says of the document, the same for all searches
     * @param snippets its snippets; empty for none
     */
    EncodedNotification(byte[] search, byte[] document, byte[] snippets) {
        this.search = search;
        this.document = document;
        this.snippets = snippets;
    }

    /** Bytes of the message. */
    int size() {
        return search.length + document.length + snippets.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(search);
        out.write(document);
        if (snippets.length > 0) {
            out.write(snippets);
        }
    }

    /** The message. */
    Notification message() {
        try {
            return Notification.parseFrom(ByteString.copyFrom(List.of(
                    ByteString.copyFrom(search), ByteString.copyFrom(document), ByteString.copyFrom(snippets))));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a notification could not be read back", e);
        }
    }
}
