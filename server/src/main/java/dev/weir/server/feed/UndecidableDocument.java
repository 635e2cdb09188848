package dev.weir.server.feed;

import dev.weir.matcher.document.Document;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreErrors;
import dev.weir.server.store.StoreException;
import java.util.List;

/**
 * A document that cannot be taken in, because matching itself failed on it or what is stored of its last version is
 * damaged; the others of its batch can.
 */
final class UndecidableDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Document document;

    UndecidableDocument(Document document, RuntimeException cause) {
        super("the document could not be decided: " + cause, cause);
        this.document = document;
    }

    Document document() {
        return document;
    }

    /** What its publisher is told. */
    WeirException why() {
        return getCause() instanceof StoreException damage
                ? StoreErrors.refusal("the document's last version cannot be read", damage)
                : new WeirException(ErrorCode.INTERNAL, "DOCUMENT_UNDECIDABLE", toString(), List.of(), null, this);
    }
}
