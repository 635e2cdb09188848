package dev.weir.server.feed;

import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.error.WeirException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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

    private Command.ExtendSchema command(dev.weir.v1.Schema schema, String etag, String requestId) {
        requireAllFields(schema);
        Schema parsed;
        try {
            parsed = SchemaConverter.toMatcher(schema);
        } catch (WeirException e) {
            throw e.in("schema");
        }
        // As when the feed was created: the default fields are written out once there are some.
        dev.weir.v1.Schema written = schema.toBuilder()
                .clearDefaultFields()
                .addAllDefaultFields(parsed.defaultFields())
                .build();
        return new Command.ExtendSchema(RequestId.of(requestId, "extend", schema), written, parsed, etag);
    }

    /**
     * Said first, for a default field that is gone would be blamed otherwise, which the caller may never have named.
     */
    private void requireAllFields(dev.weir.v1.Schema schema) {
        Set<String> names =
                schema.getFieldsList().stream().map(dev.weir.v1.Field::getName).collect(Collectors.toSet());
        for (dev.weir.v1.Field field : feed.schema().contract().getFieldsList()) {
            if (!names.contains(field.getName())) {
                throw WeirException.invalid(
                        "schema.fields",
                        "field \"" + field.getName()
                                + "\" is missing: a schema only grows; name all of its fields and the new ones");
            }
        }
    }
}
