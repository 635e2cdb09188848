package dev.weir.server.delivery;

import com.google.protobuf.FieldMask;
import dev.weir.server.config.DeliveryConfig;
import dev.weir.server.config.WeirConfig;
import dev.weir.server.feed.FeedLimits;
import dev.weir.server.feed.FeedResources;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.MatchPool;
import dev.weir.server.grpc.SubscriptionGrpcService;
import dev.weir.server.snapshot.SnapshotFolder;
import dev.weir.server.store.RocksStore;
import dev.weir.server.testing.ManualClock;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.FieldValues;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Schema;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc;
import dev.weir.v1.Value;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A feed "news" with delivery on it, on a real store, served over in-process gRPC. */
final class Harness implements AutoCloseable {
    static final String FEED = "feeds/news";
    static final int SUBSCRIPTIONS_MAX = 5;
    /** Small batches and quick progress, so that tests need little to see both. */
    static final DeliveryConfig CONFIG = new DeliveryConfig(2, 1, 16, 4_096, 1 << 20, 20, 10_000, 4);

    /** When its clock stands still to begin with. */
    static final long START_MS = new ManualClock().millis();

    final ManualClock clock = new ManualClock();
    final FaultyStore store;
    final Feeds feeds;
    final Deliveries deliveries;
    private final MatchPool pool = new MatchPool(1);
    private final ExecutorService sequencers = Executors.newSingleThreadExecutor();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server;
    private final ManagedChannel channel;

    private Harness(Path directory, DeliveryConfig config) {
        store = new FaultyStore(RocksStore.open(directory));
        feeds = Feeds.open(
                store,
                FeedLimits.of(WeirConfig.defaults().limits()),
                10,
                new FeedResources(
                        pool,
                        sequencers,
                        clock,
                        SnapshotFolder.of(directory),
                        WeirConfig.defaults().snapshots()));
        deliveries = new Deliveries(feeds, config, SUBSCRIPTIONS_MAX, clock);
        String name = "weir-" + UUID.randomUUID();
        server = InProcessServerBuilder.forName(name)
                .executor(handlers)
                .addService(new SubscriptionGrpcService(deliveries))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    static Harness open(Path directory) {
        return open(directory, CONFIG);
    }

    static Harness open(Path directory, DeliveryConfig config) {
        Harness harness = new Harness(directory, config);
        if (harness.feeds.after("").findAny().isEmpty()) {
            harness.createFeed();
        }
        return harness;
    }

    void createFeed() {
        Schema schema = Schema.newBuilder()
                .addFields(Field.newBuilder().setName("title").setType(FieldType.FIELD_TYPE_TEXT))
                .addFields(Field.newBuilder().setName("source").setType(FieldType.FIELD_TYPE_KEYWORD))
                .addFields(Field.newBuilder().setName("price").setType(FieldType.FIELD_TYPE_LONG))
                .addDefaultFields("title")
                .build();
        feeds.create(Feed.newBuilder().setName(FEED).setSchema(schema).build(), "");
    }

    /** Blocking calls. */
    SubscriptionServiceGrpc.SubscriptionServiceBlockingStub calls() {
        return SubscriptionServiceGrpc.newBlockingStub(channel);
    }

    SubscriptionServiceGrpc.SubscriptionServiceStub streams() {
        return SubscriptionServiceGrpc.newStub(channel);
    }

    dev.weir.server.feed.Feed feed() {
        return feeds.require("news");
    }

    long head() {
        return feed().head();
    }

    /** Saves a search; gives its position, which is also its uid. */
    SavedSearch search(String id, String query, String owner, Map<String, String> labels) {
        return feed().searches()
                .create(
                        SavedSearch.newBuilder()
                                .setName(FEED + "/savedSearches/" + id)
                                .setQuery(query)
                                .setOwner(owner)
                                .putAllLabels(labels)
                                .build(),
                        "")
                .join()
                .requireSearch();
    }

    SavedSearch search(String id, String query) {
        return search(id, query, "", Map.of());
    }

    void change(SavedSearch change, String... paths) {
        FieldMask.Builder mask = FieldMask.newBuilder();
        for (String path : paths) {
            mask.addPaths(path);
        }
        feed().searches().change(change, mask.build(), "", "");
    }

    /** Publishes a document; gives its position. */
    long publish(String key, String title) {
        return feed().documents()
                .publish(
                        Document.newBuilder()
                                .setKey(key)
                                .putFields("title", text(title))
                                .putFields("source", text("wire"))
                                .build(),
                        "")
                .join()
                .position();
    }

    long retract(String key) {
        return feed().documents().retract(key, "").join().position();
    }

    static FieldValues text(String text) {
        return FieldValues.newBuilder()
                .addValues(Value.newBuilder().setStringValue(text))
                .build();
    }

    static String subscriptionName(String id) {
        return FEED + "/subscriptions/" + id;
    }

    /** Makes a subscription to everything, from the first event on. */
    Subscription subscribe(String id) {
        return subscribe(id, SearchSelector.getDefaultInstance());
    }

    Subscription subscribe(String id, SearchSelector selector) {
        return calls().createSubscription(CreateSubscriptionRequest.newBuilder()
                        .setParent(FEED)
                        .setSubscription(Subscription.newBuilder()
                                .setName(subscriptionName(id))
                                .setSelector(selector))
                        .setStart(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_EARLIEST))
                        .build())
                .getSubscription();
    }

    Subscription get(String id) {
        return calls().getSubscription(dev.weir.v1.GetSubscriptionRequest.newBuilder()
                        .setName(subscriptionName(id))
                        .build())
                .getSubscription();
    }

    /** A consumer of a subscription that has not started yet. */
    TestConsumer consumer() {
        TestConsumer consumer = new TestConsumer(Integer.MAX_VALUE);
        streams().consume(consumer);
        return consumer;
    }

    /** A consumer that lets only so many messages come before it asks for more. */
    TestConsumer consumer(int messages) {
        TestConsumer consumer = new TestConsumer(messages);
        streams().consume(consumer);
        return consumer;
    }

    @Override
    public void close() {
        deliveries.close();
        channel.shutdownNow();
        server.shutdownNow();
        feeds.close();
        sequencers.close();
        pool.close();
        store.close();
        handlers.close();
    }
}
