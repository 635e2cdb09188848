package dev.weir.server;

import dev.weir.server.config.ServerConfig;
import dev.weir.server.config.WeirConfig;
import dev.weir.server.delivery.Deliveries;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.FeedLimits;
import dev.weir.server.feed.FeedResources;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.MatchPool;
import dev.weir.server.feed.SnapshotKeeper;
import dev.weir.server.feed.Upkeep;
import dev.weir.server.grpc.BackupGrpcService;
import dev.weir.server.grpc.DocumentGrpcService;
import dev.weir.server.grpc.FeedGrpcService;
import dev.weir.server.grpc.ItemStreams;
import dev.weir.server.grpc.SavedSearchGrpcService;
import dev.weir.server.grpc.SubscriptionGrpcService;
import dev.weir.server.grpc.WordListGrpcService;
import dev.weir.server.metrics.MetricsEndpoint;
import dev.weir.server.snapshot.SnapshotFolder;
import dev.weir.server.store.Backups;
import dev.weir.server.store.RocksStore;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A whole server: the one place where its parts are put together. Safe for many threads.
 *
 * <p>It serves from the moment {@link #start} returns: everything that was acknowledged before is back by then.
 */
public final class WeirServer implements AutoCloseable {
    /** Feeds that carry out a batch at a time; a batch waits mostly for the disk. */
    private static final int SEQUENCER_THREADS = 8;

    private static final long TICK_MS = 500;

    private final ServerConfig config;
    private final Feeds feeds;
    private final Deliveries deliveries;
    private final ItemStreams itemStreams;
    private final Server grpc;
    private final HealthStatusManager health;
    private final OptionalInt metricsPort;
    private final Deque<AutoCloseable> toClose;

    private WeirServer(
            ServerConfig config,
            Feeds feeds,
            Deliveries deliveries,
            ItemStreams itemStreams,
            Server grpc,
            HealthStatusManager health,
            OptionalInt metricsPort,
            Deque<AutoCloseable> toClose) {
        this.config = config;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.itemStreams = itemStreams;
        this.grpc = grpc;
        this.health = health;
        this.metricsPort = metricsPort;
        this.toClose = toClose;
    }

    /**
     * Opens the store, recovers, and serves.
     *
     * @throws IOException when the address cannot be listened on
     * @throws dev.weir.server.store.StoreException when the store cannot be opened
     */
    public static WeirServer start(WeirConfig config) throws IOException {
        return start(config, InstantSource.system());
    }

    /** As {@link #start(WeirConfig)}, with a clock of the caller's. */
    public static WeirServer start(WeirConfig config, InstantSource clock) throws IOException {
        Deque<AutoCloseable> toClose = new ArrayDeque<>();
        try {
            return assemble(config, clock, toClose);
        } catch (IOException | RuntimeException e) {
            closeAll(toClose);
            throw e;
        }
    }

    private static WeirServer assemble(WeirConfig config, InstantSource clock, Deque<AutoCloseable> toClose)
            throws IOException {
        RocksStore store = keep(toClose, RocksStore.open(config.store()));
        MatchPool pool = keep(toClose, new MatchPool(config.matching().threadCount()));
        ExecutorService sequencers = keep(
                toClose,
                Executors.newFixedThreadPool(
                        SEQUENCER_THREADS,
                        Thread.ofPlatform().name("weir-sequence-", 0).daemon().factory()));
        Feeds feeds = keep(
                toClose,
                Feeds.open(
                        store,
                        FeedLimits.of(config.limits()),
                        config.limits().feedsMax(),
                        new FeedResources(
                                pool,
                                sequencers,
                                clock,
                                SnapshotFolder.of(config.store().path()),
                                config.snapshots())));
        keep(toClose, new Upkeep(feeds));
        keep(toClose, new SnapshotKeeper(feeds));
        ScheduledExecutorService ticker = keep(
                toClose,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("weir-tick").daemon().factory()));
        var _ = ticker.scheduleWithFixedDelay(feeds::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);

        Deliveries deliveries = keep(
                toClose,
                new Deliveries(feeds, config.delivery(), config.limits().subscriptionsPerFeedMax(), clock));
        ItemStreams itemStreams = new ItemStreams();
        HealthStatusManager health = new HealthStatusManager();
        Server grpc = builder(config.server())
                .executor(keep(toClose, Executors.newVirtualThreadPerTaskExecutor()))
                .addService(new FeedGrpcService(feeds))
                .addService(new SavedSearchGrpcService(
                        feeds, itemStreams, config.limits().importInFlightMax()))
                .addService(new WordListGrpcService(feeds))
                .addService(new DocumentGrpcService(
                        feeds,
                        itemStreams,
                        config.limits().publishInFlightMax(),
                        config.limits().publishBytesInFlightMax()))
                .addService(new SubscriptionGrpcService(deliveries))
                .addService(
                        new BackupGrpcService(new Backups(store, config.store().backupPath()), clock))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
        OptionalInt metricsPort = config.metrics().areServed()
                ? OptionalInt.of(keep(toClose, MetricsEndpoint.start(config.metrics(), feeds))
                        .port())
                : OptionalInt.empty();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        grpc.start();
        return new WeirServer(config.server(), feeds, deliveries, itemStreams, grpc, health, metricsPort, toClose);
    }

    private static NettyServerBuilder builder(ServerConfig config) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                .maxInboundMessageSize(config.messageBytesMax())
                .maxConcurrentCallsPerConnection(config.callsPerConnectionMax())
                .keepAliveTime(config.keepaliveMs(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(config.keepaliveTimeoutMs(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(config.clientKeepaliveMsMin(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    /** The port that it listens on. */
    public int port() {
        return grpc.getPort();
    }

    /** The address that it listens on, as clients take it. */
    public String address() {
        return config.host() + ":" + port();
    }

    /** The port on which it serves metrics, if it does. */
    public OptionalInt metricsPort() {
        return metricsPort;
    }

    /** The feeds as they are now. */
    public List<dev.weir.v1.Feed> feeds() {
        return feeds.after("").map(Feed::describe).toList();
    }

    /** Waits until the server has been closed. */
    public void awaitTermination() throws InterruptedException {
        grpc.awaitTermination();
    }

    /**
     * Stops: refuses new calls, lets running ones finish for a while, and closes the store. May be called more than
     * once.
     */
    @Override
    public synchronized void close() {
        if (toClose.isEmpty()) {
            return;
        }
        health.enterTerminalState();
        grpc.shutdown();
        itemStreams.stop();
        deliveries.drain(Duration.ofMillis(config.drainMsMax()));
        try {
            if (!grpc.awaitTermination(config.drainMsMax(), TimeUnit.MILLISECONDS)) {
                grpc.shutdownNow();
                grpc.awaitTermination(config.drainMsMax(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            grpc.shutdownNow();
            Thread.currentThread().interrupt();
        }
        closeAll(toClose);
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> toClose, T made) {
        toClose.push(made);
        return made;
    }

    /** Closes the parts, the last one first, also when one of them fails to. */
    private static void closeAll(Deque<AutoCloseable> toClose) {
        RuntimeException failure = null;
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("the server did not close cleanly", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
