package dev.weir.load.delivery;

import dev.weir.client.Consumer;
import dev.weir.client.StartPoints;
import dev.weir.client.SubscriptionBuilder;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.server.WeirServer;
import dev.weir.server.config.WeirConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures how fast a subscription catches up that is far behind. */
@Command(
        name = "load-tests/bench delivery.CatchUp",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Writes a log of many documents with their hits, starts a server on it, and lets consumers read it from the"
                    + " beginning: one that selects all, one that selects few of the searches. Server and client share"
                    + " the process and talk over a socket. Prints the time to the first notification and the rates."
        })
public final class CatchUp implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--documents", description = "Documents of the log. Default: ${DEFAULT-VALUE}.")
    private int documents = 1_000_000;

    @Option(names = "--searches", description = "Saved searches. Default: ${DEFAULT-VALUE}.")
    private int searches = 1_000_000;

    @Option(names = "--hits", description = "Hits of each document. Default: ${DEFAULT-VALUE}.")
    private int hits = 20;

    @Option(names = "--few", description = "Searches that the second consumer selects. Default: ${DEFAULT-VALUE}.")
    private int few = 20;

    @Option(names = "--seconds", description = "Each consumer reads no longer than this. Default: ${DEFAULT-VALUE}.")
    private int seconds = 15;

    @Option(names = "--rounds", description = "How often both are measured, in turns. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps the log there, and takes the one that is there. Default: a temporary one.")
    private @Nullable Path data;

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CatchUp()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = data == null ? Files.createTempDirectory("weir-catch-up") : data;
        try {
            prepare(directory);
            measure(directory);
        } finally {
            if (data == null) {
                delete(directory);
            }
        }
        return 0;
    }

    private void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> present = Files.list(directory)) {
            if (present.findAny().isPresent()) {
                return;
            }
        }
        long began = System.nanoTime();
        new MadeUpLog(searches, documents, hits, few).write(directory);
        System.out.printf(
                Locale.ROOT,
                "wrote %,d searches and %,d documents with %d hits each in %.1f s%n",
                searches,
                documents,
                hits,
                since(began));
    }

    private void measure(Path directory) throws IOException, InterruptedException {
        WeirConfig config = WeirConfig.defaults()
                .with("store.directory", directory.toString())
                .with("server.port", "0");
        long began = System.nanoTime();
        try (WeirServer server = WeirServer.start(config);
                WeirClient client = WeirClient.connect(server.address())) {
            System.out.printf(Locale.ROOT, "the server stands after %.1f s%n", since(began));
            for (int round = 1; round <= rounds; round++) {
                consume(client, "all", builder -> builder);
                consume(client, few + " of " + searches, builder -> builder.owners(MadeUpLog.FEW));
            }
        }
    }

    /** What a subscription selects. */
    private interface Choice {
        SubscriptionBuilder of(SubscriptionBuilder builder);
    }

    private void consume(WeirClient client, String what, Choice choice) throws InterruptedException {
        // A log that is kept has the subscriptions of earlier runs.
        String id = UUID.randomUUID().toString();
        client.subscriptions()
                .create(
                        MadeUpLog.FEED,
                        choice.of(Subscriptions.subscription(id)).build(),
                        StartPoints.earliest());
        AtomicLong notifications = new AtomicLong();
        AtomicLong firstNanos = new AtomicLong();
        AtomicLong lastPosition = new AtomicLong(searches);
        CountDownLatch caughtUp = new CountDownLatch(1);
        long began = System.nanoTime();
        Consumer consumer = client.subscriptions()
                .consumer(MadeUpLog.FEED, id)
                .maxNotifications(100_000)
                .maxBytes(64 << 20)
                .batchHandler(batch -> {
                    firstNanos.compareAndSet(0, System.nanoTime());
                    notifications.addAndGet(batch.notifications().size());
                    lastPosition.set(batch.notifications().getLast().getPosition());
                })
                .onCaughtUp(() -> {
                    lastPosition.set(searches + (long) documents);
                    caughtUp.countDown();
                })
                .build()
                .start();
        boolean whole = caughtUp.await(seconds, TimeUnit.SECONDS);
        double elapsed = since(began);
        long read = lastPosition.get() - searches;
        System.out.printf(
                Locale.ROOT,
                "selecting %s: first notification after %.0f ms; %,d notifications in %.2f s, %,.0f a second; %,d"
                        + " documents (%s), %,.0f stored hits a second%n",
                what,
                1_000 * (firstNanos.get() - began) / NANOS_PER_SECOND,
                notifications.get(),
                elapsed,
                notifications.get() / elapsed,
                read,
                whole ? "all" : "as far as it came",
                read * (double) hits / elapsed);
        consumer.close();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
