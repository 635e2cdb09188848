package dev.weir.load.delivery;

import dev.weir.client.Feeds;
import dev.weir.client.SearchImporter;
import dev.weir.client.Searches;
import dev.weir.client.SubscriptionBuilder;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures whether subscribers that do not read slow down those who do. */
@Command(
        name = "load-tests/bench delivery.Isolation",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Publishes at a fixed rate to a server in a process of its own, to which many consumers are connected, and"
                    + " takes the time from when a document was to be sent to when its notifications arrive: in turns"
                    + " without and with consumers that never read or read 1 KiB a second. These select everything, and"
                    + " each has a connection of its own, as clients of their own have: on a shared one they would use"
                    + " up the window of the connection. Prints the latencies of the others, and what the server's"
                    + " heap and direct memory hold after a collection."
        })
public final class Isolation implements Callable<Integer> {
    private static final String FEED = "isolation";
    private static final String SUBSCRIPTION = "feeds/" + FEED + "/subscriptions/";
    private static final double NANOS_PER_MS = 1e6;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final long SLOW_BYTES_PER_SECOND = 1_024;
    private static final int READERS_OF_CONNECTION = 100;

    @Option(names = "--subscriptions", description = "All of them, the bad ones too. Default: ${DEFAULT-VALUE}.")
    private int subscriptions = 2_000;

    @Option(names = "--never", description = "Those that never read. Default: ${DEFAULT-VALUE}.")
    private int never = 50;

    @Option(names = "--slow", description = "Those that read 1 KiB a second. Default: ${DEFAULT-VALUE}.")
    private int slow = 50;

    @Option(names = "--rate", description = "Documents a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 500;

    @Option(names = "--hits", description = "Hits of each document. Default: ${DEFAULT-VALUE}.")
    private int hits = 20;

    @Option(names = "--seconds", description = "Each turn. Default: ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            description = "Seconds at the begin of each turn that do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 5;

    @Option(names = "--rounds", description = "How often both are measured, in turns. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--heap", description = "The server's heap. Default: ${DEFAULT-VALUE}.")
    private String heap = "1g";

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<ManagedChannel> channels = new ArrayList<>();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Isolation()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("weir-isolation");
        try (ServerChild server = ServerChild.start(directory, heap);
                WeirClient client = WeirClient.connect("127.0.0.1:" + server.port())) {
            prepare(client);
            measure(server, client);
        } finally {
            channels.forEach(ManagedChannel::shutdownNow);
            timer.shutdownNow();
            delete(directory);
        }
        return 0;
    }

    /** Each good subscription has one search, of one word. */
    private void prepare(WeirClient client) {
        client.feeds().create(Feeds.feed(FEED).text("title").build());
        try (SearchImporter importer = client.searches().importer(FEED).build()) {
            for (int i = 0; i < good(); i++) {
                var _ = importer.save(Searches.search("s" + i)
                        .query("word" + i)
                        .owner("owner" + i)
                        .build());
            }
            importer.flush();
        }
        List<CompletableFuture<?>> made = new ArrayList<>();
        for (int i = 0; i < subscriptions; i++) {
            SubscriptionBuilder subscription = Subscriptions.subscription("c" + i);
            if (i < good()) {
                subscription.owners("owner" + i);
            }
            var create = dev.weir.v1.CreateSubscriptionRequest.newBuilder()
                    .setParent("feeds/" + FEED)
                    .setSubscription(subscription.build().toBuilder().setName(SUBSCRIPTION + "c" + i))
                    .build();
            made.add(client.subscriptions().createAsync(create));
        }
        made.forEach(CompletableFuture::join);
    }

    private int good() {
        return subscriptions - never - slow;
    }

    private void measure(ServerChild server, WeirClient client) throws IOException, InterruptedException {
        try (var publisher = client.documents().publisher(FEED).build()) {
            OpenLoop loop = new OpenLoop(publisher, rate, good(), hits);
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < good(); i++) {
                if (i % READERS_OF_CONNECTION == 0) {
                    channels.add(connect(server));
                }
                readers.add(Reader.start(channels.getLast(), SUBSCRIPTION + "c" + i, bytes -> 0, timer, loop::arrived));
            }
            for (Reader reader : readers) {
                reader.awaitCaughtUp();
            }
            var _ = loop.run(0, warmUp);
            for (int round = 1; round <= rounds; round++) {
                turn("without", loop, server);
                List<Reader> bad = connectBad(server);
                turn("with", loop, server);
                bad.forEach(Reader::cancel);
            }
            System.out.printf(Locale.ROOT, "%,d notifications arrived%n", loop.arrivedCount());
            readers.forEach(Reader::cancel);
        }
    }

    private List<Reader> connectBad(ServerChild server) {
        List<Reader> bad = new ArrayList<>();
        for (int i = good(); i < subscriptions; i++) {
            ManagedChannel own = connect(server);
            channels.add(own);
            Reader.Pace pace = i < good() + never
                    ? bytes -> -1
                    : bytes -> bytes * TimeUnit.SECONDS.toNanos(1) / SLOW_BYTES_PER_SECOND;
            bad.add(Reader.start(own, SUBSCRIPTION + "c" + i, pace, timer, notification -> {}));
        }
        return bad;
    }

    private static ManagedChannel connect(ServerChild server) {
        return NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
    }

    private void turn(String what, OpenLoop loop, ServerChild server) throws IOException {
        Histogram latencies = loop.run(warmUp, seconds);
        ServerChild.Memory memory = server.memory();
        System.out.printf(
                Locale.ROOT,
                "%-8s p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.0f ms of %,d notifications; heap %.1f MiB, direct"
                        + " %.1f MiB%n",
                what,
                latencies.getValueAtPercentile(50) / NANOS_PER_MS,
                latencies.getValueAtPercentile(99) / NANOS_PER_MS,
                latencies.getValueAtPercentile(99.9) / NANOS_PER_MS,
                latencies.getMaxValue() / NANOS_PER_MS,
                latencies.getTotalCount(),
                memory.heap() / BYTES_PER_MIB,
                memory.direct() / BYTES_PER_MIB);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
