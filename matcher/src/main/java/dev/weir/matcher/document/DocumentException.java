package dev.weir.matcher.document;

/** A document that does not fit its schema: which field, what is wrong, what would be right. */
public final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    DocumentException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field at fault. */
    public String field() {
        return field;
    }
}
