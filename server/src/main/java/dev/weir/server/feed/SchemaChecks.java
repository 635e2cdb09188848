package dev.weir.server.feed;

import dev.weir.matcher.schema.SchemaException;
import dev.weir.server.error.WeirException;

/** Whether a new schema fits the one before. */
final class SchemaChecks {
    private SchemaChecks() {}

    static void check(FeedSchema present, Command.ExtendSchema command) {
        present.requireEtag(command.etag());
        try {
            command.parsed().requireExtends(present.matcher());
        } catch (SchemaException e) {
            throw WeirException.invalid("schema", String.valueOf(e.getMessage()));
        }
    }
}
