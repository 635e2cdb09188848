package dev.weir.matcher.syntax.standard;

/** What is wrong with a clause: a reason and an offset into the text, still without line and column. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String field;
    private final String reason;

    Fault(int offset, String field, String reason) {
        super(reason);
        this.offset = offset;
        this.field = field;
        this.reason = reason;
    }

    /** Negative when it is not known. */
    int offset() {
        return offset;
    }

    /** Empty when no field is concerned. */
    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
