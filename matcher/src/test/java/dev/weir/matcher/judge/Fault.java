package dev.weir.matcher.judge;

import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.messages.MessageImpl;

/**
 * What our own processors throw inside Lucene's pipeline: a reason and an offset into the text, still without line and
 * column.
 */
final class Fault extends QueryNodeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String field;
    private final String reason;

    Fault(int offset, String field, String reason) {
        super(new MessageImpl(reason));
        this.offset = offset;
        this.field = field;
        this.reason = reason;
    }

    /** Negative when it is not known. */
    int offset() {
        return offset;
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
