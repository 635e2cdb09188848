package dev.weir.server.delivery;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.weir.v1.NotificationBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A {@link NotificationBatch} as bytes. The notifications in it were encoded once for all subscribers with the same
 * view and are copied only into the connection. Immutable.
 */
public final class EncodedBatch {
    private static final int LENGTH_BYTES_MAX = 10;
    private static final int NOTIFICATION_TAG = tag(NotificationBatch.NOTIFICATIONS_FIELD_NUMBER);

    private final List<EncodedNotification> notifications;
    private final byte[] rest;
    private final int size;

    /** @param rest the batch without its notifications */
    EncodedBatch(List<EncodedNotification> notifications, NotificationBatch rest) {
        this.notifications = notifications;
        this.rest = rest.toByteArray();
        int bytes = this.rest.length;
        for (EncodedNotification notification : notifications) {
            bytes += CodedOutputStream.computeUInt32SizeNoTag(NOTIFICATION_TAG)
                    + CodedOutputStream.computeUInt32SizeNoTag(notification.size())
                    + notification.size();
        }
        this.size = bytes;
    }

    /** Bytes of a message that has nothing but this batch, in a field. */
    public int sizeIn(int field) {
        return CodedOutputStream.computeUInt32SizeNoTag(tag(field))
                + CodedOutputStream.computeUInt32SizeNoTag(size)
                + size;
    }

    /** Writes a message that has nothing but this batch, in a field. */
    public void writeTo(OutputStream out, int field) throws IOException {
        byte[] prefix = new byte[LENGTH_BYTES_MAX];
        writePrefix(out, prefix, tag(field), size);
        for (EncodedNotification notification : notifications) {
            writePrefix(out, prefix, NOTIFICATION_TAG, notification.size());
            notification.writeTo(out);
        }
        out.write(rest);
    }

    private static void writePrefix(OutputStream out, byte[] buffer, int tag, int length) throws IOException {
        CodedOutputStream prefix = CodedOutputStream.newInstance(buffer);
        prefix.writeUInt32NoTag(tag);
        prefix.writeUInt32NoTag(length);
        out.write(buffer, 0, prefix.getTotalBytesWritten());
    }

    private static int tag(int field) {
        return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
