package dev.weir.server.snapshot;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** A stream that takes no more once somebody says that it is too late. For one thread. */
public final class BoundedOutput extends FilterOutputStream {
    private final BooleanSupplier isTooLate;

    public BoundedOutput(OutputStream out, BooleanSupplier isTooLate) {
        super(out);
        this.isTooLate = isTooLate;
    }

    @Override
    public void write(int value) throws IOException {
        requireInTime();
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireInTime();
        out.write(bytes, offset, length);
    }

    private void requireInTime() throws InterruptedIOException {
        if (isTooLate.getAsBoolean()) {
            throw new InterruptedIOException("it takes longer than it may");
        }
    }
}
