package dev.weir.load.faults;

import dev.weir.client.Feeds;
import dev.weir.client.RetryPolicy;
import dev.weir.client.StartPoints;
import dev.weir.client.SubscriptionBuilder;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.load.faults.actor.ConsumerProcess;
import dev.weir.load.faults.actor.FileJournal;
import dev.weir.load.faults.actor.HastyPublishing;
import dev.weir.load.faults.actor.Journal;
import dev.weir.load.faults.actor.LibraryConsumer;
import dev.weir.load.faults.actor.MemoryJournal;
import dev.weir.load.faults.actor.Publishing;
import dev.weir.load.faults.actor.Puller;
import dev.weir.load.faults.actor.Searching;
import dev.weir.load.faults.actor.StreamConsumer;
import dev.weir.load.faults.actor.Trouble;
import dev.weir.load.faults.history.DeliveryChecker;
import dev.weir.load.faults.history.Sends;
import dev.weir.load.faults.history.Sequence;
import dev.weir.load.faults.network.Proxy;
import dev.weir.load.process.ServerProcess;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One data directory with the server on it, which is started over and over, and the clients that outlive it: a
 * publisher, somebody who changes searches, somebody hasty, and five consumers, each with a subscription: of four
 * kinds, and one of a subscription that is latest-only.
 */
final class Life implements Closeable {
    static final String FEED = "feeds/faults";

    /** Options of the server's virtual machine: little memory, and soon there, for it lives for seconds. */
    static final List<String> JAVA = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String BAD_CLIENTS = "bad";

    private final Path data;
    private final int port;
    private final ServerProcess.Options options;
    private final List<Closeable> open = new ArrayList<>();
    private ServerProcess server;
    private long startingNanos;

    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    final Sends sends = new Sends();
    final List<Subscriber> subscribers = new ArrayList<>();
    final WeirClient weir;
    final Proxy consumersProxy;
    final Proxy publishersProxy;
    final Searching searching;
    final Publishing publishing;
    final HastyPublishing hasty;
    final Truth truth;
    final StreamConsumer stream;
    final ConsumerProcess process;
    private LibraryConsumer library;

    /** Starts everything, with the data in a folder of the given one. */
    Life(Path folder, Random random) throws IOException, InterruptedException {
        this(folder, random, new ServerProcess.Options(List.of(), JAVA, settings(random)));
    }

    /** As the other, with a server that is started like this. */
    Life(Path folder, Random random, ServerProcess.Options options) throws IOException, InterruptedException {
        this.options = options;
        data = folder.resolve("data");
        // A source of its own: how many ports are tried must not change what happens.
        port = ServerProcess.freePort(new Random(random.nextLong()));
        server = ServerProcess.start(data, port, options);
        try {
            weir = WeirClient.connect(address());
            open.add(weir::close);
            consumersProxy = opened(new Proxy(port));
            publishersProxy = opened(new Proxy(port));
            WeirClient publishers = WeirClient.builder()
                    .target(publishersProxy.address())
                    .retries(RetryPolicy.defaults()
                            .withMaxTries(Integer.MAX_VALUE)
                            .withBackoff(Duration.ofMillis(20), Duration.ofMillis(200)))
                    .build();
            open.add(publishers::close);
            searching = new Searching(publishers, FEED, failures, new Random(random.nextLong()));
            publishing = new Publishing(publishers, FEED, sends, searching, failures, new Random(random.nextLong()));
            hasty = opened(new HastyPublishing(publishersProxy.address(), FEED, sends, new Random(random.nextLong())));
            truth = new Truth(weir, sends, searching, subscribers);

            weir.feeds()
                    .create(Feeds.feed(FEED).text("body").wholeNumber("serial").build());
            Subscriber all = subscribe("library", Optional.empty(), /* latestOnly= */ false, new MemoryJournal());
            Subscriber some = subscribe("stream", Optional.of("ann"), /* latestOnly= */ false, new MemoryJournal());
            Path file = folder.resolve("journal");
            Subscriber apart =
                    subscribe("process", Optional.empty(), /* latestOnly= */ false, FileJournal.follow(file));
            Subscriber pulled = subscribe("pull", Optional.of("ben"), /* latestOnly= */ false, new MemoryJournal());
            Subscriber latest = subscribe("latest", Optional.empty(), /* latestOnly= */ true, new MemoryJournal());
            create(BAD_CLIENTS, Optional.empty(), /* latestOnly= */ false);

            String consumers = consumersProxy.address();
            library = new LibraryConsumer(all.name(), consumers, all.journal());
            stream = opened(new StreamConsumer(
                    some.name(),
                    consumers,
                    new StreamConsumer.Habits(
                            /* fromStored= */ true, 400, /* creditAfterMs= */ 0, /* batchesPerAck= */ 3),
                    some.journal()));
            // Slow, so that it falls behind.
            opened(new StreamConsumer(
                    latest.name(),
                    consumers,
                    new StreamConsumer.Habits(
                            /* fromStored= */ false, 200, /* creditAfterMs= */ 25, /* batchesPerAck= */ 2),
                    latest.journal()));
            process = opened(ConsumerProcess.start(apart.name(), consumers, file));
            opened(new Puller(pulled.name(), consumers, pulled.journal(), new Random(random.nextLong())));
        } catch (RuntimeException | IOException e) {
            closeQuietly(e);
            throw e;
        }
    }

    /** Different lives have different settings; snapshots come all the time, so that kills come upon them. */
    static Map<String, String> settings(Random random) {
        return Map.of(
                "snapshots.changes_min", "1",
                "snapshots.interval_ms", Integer.toString(random.nextInt(200)),
                "delivery.progress_ms", Integer.toString(random.nextInt(5, 200)),
                "delivery.batch_notifications_max", Integer.toString(random.nextInt(20, 257)),
                "server.drain_ms_max", Integer.toString(random.nextInt(500)),
                "limits.batch_events_max", Integer.toString(random.nextInt(1, 200)));
    }

    private <T extends Closeable> T opened(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private Subscriber subscribe(String id, Optional<String> owner, boolean latestOnly, Journal journal) {
        create(id, owner, latestOnly);
        Sequence sequence = new Sequence();
        DeliveryChecker checker = new DeliveryChecker(id, sequence, latestOnly, () -> truth.readOn());
        Subscriber subscriber = new Subscriber(id, owner, latestOnly, sequence, checker, journal);
        subscribers.add(subscriber);
        return subscriber;
    }

    private void create(String id, Optional<String> owner, boolean latestOnly) {
        SubscriptionBuilder subscription = Subscriptions.subscription(id).fields("serial");
        owner.ifPresent(subscription::owners);
        if (latestOnly) {
            subscription.latestOnly();
        }
        weir.subscriptions().create(FEED, subscription.build(), StartPoints.earliest());
    }

    /** Where the server is, without a proxy between. */
    String address() {
        return "127.0.0.1:" + port;
    }

    ServerProcess server() {
        return server;
    }

    /** Starts the server again, on what is there. */
    void startServer() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        server = ServerProcess.start(data, port, options);
        startingNanos += System.nanoTime() - begun;
    }

    /** How long starting the server again took since the last call. */
    long takeStartingNanos() {
        long nanos = startingNanos;
        startingNanos = 0;
        return nanos;
    }

    /** The consumer of the Java client dies, and another goes on. */
    void replaceLibraryConsumer() {
        library.close();
        library = new LibraryConsumer(
                subscribers.get(0).name(),
                consumersProxy.address(),
                subscribers.get(0).journal());
    }

    /** Why the consumer of the Java client has given up; empty while it has not. */
    Optional<Throwable> libraryFailure() {
        return library.failure();
    }

    /** Where bad clients of this life are. */
    Trouble.Scene scene(long seed) {
        Subscriber victim = subscribers.get(1);
        return new Trouble.Scene(
                address(),
                FEED,
                victim.name(),
                FEED + "/subscriptions/" + BAD_CLIENTS,
                () -> victim.journal().token(),
                sends,
                new Random(seed));
    }

    /** Judges a bad client that reads: it is told what the subscription to everything is. */
    DeliveryChecker checkerOfBadClients() {
        return new DeliveryChecker(
                BAD_CLIENTS, subscribers.get(0).sequence(), /* latestOnly= */ false, () -> truth.readOn());
    }

    private void closeQuietly(Exception because) {
        try {
            close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.kill();
        if (library != null) {
            library.close();
        }
        for (Closeable closeable : open.reversed()) {
            closeable.close();
        }
    }
}
