package dev.weir.server.store;

/** The store could not read or write. What was committed before is untouched, unless it is the damage that is told. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller can expect. */
    public enum Kind {
        /** The disk did not do as it was told, or the store is being closed: it may do so later. */
        FAILED,
        /** There is too little room on the disk. Nothing was written; it is taken as soon as there is room. */
        FULL,
        /** What was read is not what was written: it stays so until somebody brings back what was. */
        DAMAGED
    }

    private final Kind kind;

    public StoreException(String message) {
        super(message);
        this.kind = Kind.FAILED;
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.FAILED;
    }

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    private StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Too little room. */
    static StoreException full(String message) {
        return new StoreException(Kind.FULL, message);
    }

    /** What is stored contradicts itself. */
    public static StoreException damaged(String message) {
        return new StoreException(Kind.DAMAGED, message);
    }

    /** What is stored cannot be read. */
    public static StoreException damaged(String message, Throwable cause) {
        return new StoreException(Kind.DAMAGED, message, cause);
    }

    public Kind kind() {
        return kind;
    }
}
