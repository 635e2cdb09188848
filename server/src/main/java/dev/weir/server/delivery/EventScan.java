package dev.weir.server.delivery;

/** Document events in the order of the log, from the store or from memory. For one thread at a time; to be closed. */
interface EventScan extends AutoCloseable {
    /** Goes on to the next event; false when there is none. */
    boolean next();

    /** The event. */
    DocumentEvent event();

    /** Whether no event is missing: false when {@link #next} said that there is none because it was forgotten. */
    boolean isWhole();

    @Override
    void close();
}
