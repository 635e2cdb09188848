package dev.weir.server.feed;

import dev.weir.matcher.schema.SchemaException;
import dev.weir.server.error.WeirException;

/** Whether a new schema fits the one before. */
final class SchemaChecks {
    private SchemaChecks() {}

    static void check(FeedSchema present, Command.ExtendSchema command) {
        if (!command.etag().isEmpty() && !command.etag().equals(present.etag())) {
            throw WeirException.staleEtag(
                    "feed", present.stored().getFeed().getName(), command.etag(), present.etag());
        }
        try {
            command.parsed().requireExtends(present.matcher());
        } catch (SchemaException e) {
            throw WeirException.invalid("schema", String.valueOf(e.getMessage()));
        }
    }
}
