package dev.weir.matcher.reading;

/** Lucene could not decide a leaf on this document. */
public final class UndecidableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidableException(String reason) {
        // No stack trace: what failed and why is in the reason, and there may be one for each document.
        super(reason, null, false, false);
    }
}
