package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryTree;

/** Something is wrong with a part of a tree; where it is in a text is not known here. */
final class TreeFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QueryTree part;
    private final String field;
    private final String reason;

    TreeFault(QueryTree part, String field, String reason) {
        super(reason);
        this.part = part;
        this.field = field;
        this.reason = reason;
    }

    QueryTree part() {
        return part;
    }

    /** Empty when no field is concerned. */
    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
