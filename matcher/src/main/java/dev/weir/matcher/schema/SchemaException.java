package dev.weir.matcher.schema;

/** A schema that cannot be: which field, what is wrong, what would be right. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    SchemaException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field at fault; empty when the schema as a whole is. */
    public String field() {
        return field;
    }
}
