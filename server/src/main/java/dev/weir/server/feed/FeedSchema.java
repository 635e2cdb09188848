package dev.weir.server.feed;

import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.v1.Retention;

/**
 * A feed's schema in all the forms that are needed of it, and what else holds for all of the feed. Immutable.
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

    /** The same schema of a feed that is stored otherwise. */
    FeedSchema with(StoredFeed otherwise) {
        return new FeedSchema(otherwise, matcher, parser);
    }

    /** What of the log is kept. */
    public Retention retention() {
        return stored.getFeed().getRetention();
    }

    /** Changes with every change of the schema or the retention. */
    public String etag() {
        String schema = "s" + stored.getSchemaPosition();
        return stored.getRetentionPosition() == 0 ? schema : schema + "-r" + stored.getRetentionPosition();
    }

    /** Checks an etag that a caller last saw; empty for no check. */
    void requireEtag(String etag) {
        if (!etag.isEmpty() && !etag.equals(etag())) {
            throw WeirException.staleEtag("feed", stored.getFeed().getName(), etag, etag());
        }
    }
}
