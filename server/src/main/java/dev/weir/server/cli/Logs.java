package dev.weir.server.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the libraries log beside slf4j. */
final class Logs {
    /** Kept, since the logging of the JDK forgets the level of a logger that nobody holds. */
    private static final List<Logger> CHATTY = List.of(
            // Recommends an incubating module at each start.
            Logger.getLogger("org.apache.lucene.internal.vectorization"),
            // Tells each client that went away.
            Logger.getLogger("io.grpc.netty.shaded"));

    private Logs() {}

    /** Lets only what is severe through. */
    static void quieten() {
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
