package dev.weir.server.store;

/** How a document event changed whether a search matches its document. */
public enum HitKind {
    /** Matches, and did not before. */
    ENTER(0),
    /** Matches, and did before. */
    UPDATE(1),
    /** Does not match any more. */
    LEAVE(2);

    /** On disk: never changed. */
    private final int code;

    HitKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static HitKind ofCode(int code) {
        return switch (code) {
            case 0 -> ENTER;
            case 1 -> UPDATE;
            case 2 -> LEAVE;
            default ->
                throw StoreException.damaged(
                        "a stored hit has the unknown kind " + code + ": the store is damaged or newer");
        };
    }

    /** Whether the search matches the version of the document that this event left. */
    public boolean matches() {
        return this != LEAVE;
    }
}
