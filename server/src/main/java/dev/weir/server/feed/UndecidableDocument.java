package dev.weir.server.feed;

import dev.weir.matcher.document.Document;

/** A document on which matching itself failed, so that it cannot be taken in; the others of its batch can. */
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
}
