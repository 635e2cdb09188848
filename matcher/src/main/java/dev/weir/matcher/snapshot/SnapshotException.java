package dev.weir.matcher.snapshot;

import java.io.IOException;

/** A snapshot cannot be used: it is damaged, of another version, or of something else. The message says which. */
public final class SnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param reason completes "the snapshot cannot be used: it " */
    public SnapshotException(String reason) {
        super("the snapshot cannot be used: it " + reason);
    }

    /** @param reason completes "the snapshot cannot be used: it " */
    public SnapshotException(String reason, Throwable cause) {
        super("the snapshot cannot be used: it " + reason, cause);
    }
}
