package dev.weir.server.feed;

import dev.weir.server.contract.ResourceName;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.Store;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.StoredFeed;
import dev.weir.v1.DeleteFeedRequest;
import dev.weir.v1.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All feeds of a server. Safe for many threads. */
public final class Feeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final Store store;
    private final FeedLimits limits;
    private final FeedResources resources;
    private final int feedsMax;
    private final ConcurrentSkipListMap<String, Feed> byId = new ConcurrentSkipListMap<>();
    private final List<Consumer<Feed>> deletionListeners = new ArrayList<>();
    private Deletions deletions;

    private Feeds(Store store, FeedLimits limits, int feedsMax, FeedResources resources) {
        this.store = store;
        this.limits = limits;
        this.feedsMax = feedsMax;
        this.resources = resources;
        this.deletions = new Deletions(store.deletions());
    }

    /** Brings all feeds of a store back to where their logs end. */
    public static Feeds open(Store store, FeedLimits limits, int feedsMax, FeedResources resources) {
        Feeds feeds = new Feeds(store, limits, feedsMax, resources);
        List<StoredFeed> all = store.feeds();
        try {
            resources.snapshots().keepOnly(all.stream().map(StoredFeed::getId).collect(Collectors.toSet()));
        } catch (IOException e) {
            LOG.warn("snapshots that nobody needs any more could not be deleted: {}", e.toString());
        }
        for (StoredFeed stored : all) {
            Feed feed = Feed.open(stored, store.feed(stored.getId()), limits, resources);
            feeds.byId.put(feed.id(), feed);
        }
        return feeds;
    }

    /**
     * The feed of an id.
     *
     * @throws WeirException NOT_FOUND
     */
    public Feed require(String id) {
        Feed feed = byId.get(id);
        if (feed == null) {
            throw WeirException.notFound("feed", ResourceName.feed(id));
        }
        return feed;
    }

    /** The feeds whose ids sort behind the given one, in their order. */
    public Stream<Feed> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /** Adds a listener, who is told of each feed before it is deleted; a feed that cannot be deleted comes back. */
    public synchronized void onDelete(Consumer<Feed> listener) {
        deletionListeners.add(listener);
    }

    /**
     * Makes a feed; it is on disk on return.
     *
     * @param feed its name and schema
     * @throws WeirException when the name is taken by another request, or the name or schema is not a good one
     */
    public synchronized dev.weir.v1.Feed create(dev.weir.v1.Feed feed, String requestId) {
        RequestId request = RequestId.of(requestId, "create", feed);
        Feed present = byId.get(ResourceName.feedId(feed.getName(), "name"));
        if (present != null && request.isPresent()) {
            StoredFeed stored = present.schema().stored();
            if (stored.getCreateRequestId().equals(request.id())) {
                request.requireSame(stored.getCreateRequestDigest());
                return present.describe();
            }
        }
        dev.weir.v1.Feed checked = check(feed);
        StoredFeed stored = store.createFeed(StoredFeed.newBuilder()
                .setFeed(checked)
                .setCreateRequestId(request.id())
                .setCreateRequestDigest(request.digest())
                .build());
        Feed made = Feed.open(stored, store.feed(stored.getId()), limits, resources);
        byId.put(made.id(), made);
        return made.describe();
    }

    /** Checks a feed as {@link #create} does, and gives it as it would be made. */
    public dev.weir.v1.Feed check(dev.weir.v1.Feed feed) {
        String id = ResourceName.feedId(feed.getName(), "name");
        Schema.Builder schema = feed.getSchema().toBuilder();
        try {
            // Written out, for fields that are added later do not become default fields.
            schema.clearDefaultFields()
                    .addAllDefaultFields(
                            SchemaConverter.toMatcher(feed.getSchema()).defaultFields());
        } catch (WeirException e) {
            throw e.in("schema");
        }
        RetentionCommands.checkBounds(feed.getRetention(), "retention");
        if (byId.containsKey(id)) {
            throw WeirException.alreadyExists("feed", feed.getName());
        }
        if (byId.size() >= feedsMax) {
            throw WeirException.limit("limits.feeds_max", feedsMax, "the server has no room for another feed");
        }
        var now = Times.timestamp(resources.clock().millis());
        dev.weir.v1.Feed.Builder checked = dev.weir.v1.Feed.newBuilder()
                .setName(feed.getName())
                .setSchema(schema)
                .setCreateTime(now)
                .setUpdateTime(now);
        if (feed.hasRetention()) {
            checked.setRetention(feed.getRetention());
        }
        return checked.build();
    }

    /** As {@link #delete(String, String, String)}, without a request id. */
    public void delete(String id, String etag) {
        delete(id, etag, "");
    }

    /**
     * Deletes a feed with all that belongs to it; that is on disk on return.
     *
     * @param etag as the caller last saw it; empty for no check
     * @param requestId makes a repeat do nothing; may be empty
     */
    public synchronized void delete(String id, String etag, String requestId) {
        RequestId request = RequestId.of(
                requestId,
                "delete feed",
                DeleteFeedRequest.newBuilder().setName(id).setEtag(etag).build());
        if (deletions.isRepeat(request)) {
            return;
        }
        Feed feed = checkDeletion(id, etag);
        Deletions after = deletions.and(request);
        byId.remove(id);
        try {
            deletionListeners.forEach(listener -> listener.accept(feed));
            feed.close(() -> store.deleteFeed(feed.schema().stored().getId(), after.stored()));
            deletions = after;
        } catch (RuntimeException e) {
            byId.put(id, feed);
            throw e;
        }
    }

    /** Checks a deletion as {@link #delete} does, and does nothing else. */
    public Feed checkDeletion(String id, String etag) {
        Feed feed = require(id);
        if (!etag.isEmpty() && !etag.equals(feed.schema().etag())) {
            throw WeirException.staleEtag(
                    "feed", feed.name(), etag, feed.schema().etag());
        }
        return feed;
    }

    /**
     * Lets searches end whose time has come, drops what retentions let go, and brings what was acknowledged from memory
     * to the disk; to be called every half second or so.
     */
    public void tick() {
        byId.values().forEach(Feed::tick);
        try {
            store.sync();
        } catch (StoreException e) {
            // The next write, or the next call, tries again; who asks for more than memory is told.
            LOG.warn("what was acknowledged from memory is not on disk yet: {}", e.getMessage());
        }
    }

    /** Finishes what was begun, refuses the rest, and writes snapshots as long as there is time for that. */
    @Override
    public synchronized void close() {
        byId.values().forEach(Feed::close);
        long began = System.nanoTime();
        long nanosMax = TimeUnit.MILLISECONDS.toNanos(resources.snapshotting().closeMsMax());
        BooleanSupplier isTooLate = () -> System.nanoTime() - began >= nanosMax;
        for (Feed feed : byId.values()) {
            if (!isTooLate.getAsBoolean()) {
                feed.writeSnapshotIfChanged(isTooLate);
            }
        }
    }
}
