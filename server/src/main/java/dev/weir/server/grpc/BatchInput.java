package dev.weir.server.grpc;

import dev.weir.server.delivery.EncodedBatch;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A batch on its way into a connection: copied there at once, or read bit by bit. For one thread. */
final class BatchInput extends InputStream implements Drainable, KnownLength {
    private final EncodedBatch batch;
    private final int field;
    /** What is left; null while nothing was read. */
    private @Nullable InputStream rest;

    BatchInput(EncodedBatch batch, int field) {
        this.batch = batch;
        this.field = field;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        if (rest != null) {
            return (int) rest.transferTo(target);
        }
        batch.writeTo(target, field);
        rest = InputStream.nullInputStream();
        return batch.sizeIn(field);
    }

    @Override
    public int available() throws IOException {
        return rest == null ? batch.sizeIn(field) : rest.available();
    }

    @Override
    public int read() throws IOException {
        return rest().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return rest().read(target, offset, length);
    }

    private InputStream rest() throws IOException {
        InputStream open = rest;
        if (open == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.sizeIn(field));
            batch.writeTo(bytes, field);
            open = new ByteArrayInputStream(bytes.toByteArray());
            rest = open;
        }
        return open;
    }
}
