package dev.weir.server.feed;

import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.SchemaConverter;
import java.util.concurrent.CompletableFuture;

/** Requests on a feed's schema: checks them and hands them to the sequencer. Safe for many threads. */
public final class SchemaCommands {
    private final Feed feed;

    SchemaCommands(Feed feed) {
        this.feed = feed;
    }

    /**
     * Adds to the schema.
     *
     * @param schema the whole new schema
     * @param etag as the caller last saw it; empty for no check
     * @return completes once that is on disk, or with why it was refused
     */
    public CompletableFuture<Outcome> extend(dev.weir.v1.Schema schema, String etag, String requestId) {
        return feed.submit(command(schema, etag, requestId));
    }

    /** Checks a schema as {@link #extend} does, and does nothing else. */
    public void check(dev.weir.v1.Schema schema, String etag) {
        SchemaChecks.check(feed.schema(), command(schema, etag, ""));
    }

    private static Command.ExtendSchema command(dev.weir.v1.Schema schema, String etag, String requestId) {
        Schema parsed = SchemaConverter.toMatcher(schema);
        return new Command.ExtendSchema(RequestId.of(requestId, "extend", schema), schema, parsed, etag);
    }
}
