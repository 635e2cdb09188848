package dev.weir.server.feed;

import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.store.v1.StoredFeed;

/**
 * A feed's schema in all the forms that are needed of it. Immutable.
 *
 * @param stored the feed as it is stored with this schema
 * @param matcher the schema for the matcher
 * @param parser for queries on it
 */
public record FeedSchema(StoredFeed stored, Schema matcher, QueryParser parser) {
    static FeedSchema of(StoredFeed stored, QueryLimits limits) {
        Schema schema = SchemaConverter.toMatcher(stored.getFeed().getSchema());
        return new FeedSchema(stored, schema, new QueryParser(schema, limits));
    }

    /** The schema as callers see it. */
    public dev.weir.v1.Schema contract() {
        return stored.getFeed().getSchema();
    }

    /** Changes with every change of the schema. */
    public String etag() {
        return "s" + stored.getSchemaPosition();
    }
}
