package dev.weir.load.latency;

import dev.weir.client.Consumer;
import dev.weir.client.Publisher;
import dev.weir.client.WeirClient;
import dev.weir.load.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures how long it takes from publishing to the handler. */
@Command(
        name = "load-tests/bench latency.Latency",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Publishes documents at fixed moments to a server in a process of its own, durably, and prints how long it"
                    + " took from the moment that was meant to the acknowledgement, and to a consumer's handler.",
            "Everything runs on this machine and shares its cores."
        })
public final class Latency implements Callable<Integer> {
    private static final int FSYNCS = 500;

    @Option(names = "--rate", defaultValue = "1000", description = "Documents a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long it counts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "20",
            description = "How long it runs at the same rate before. Default: ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @Option(names = "--searches", defaultValue = "10000", description = "Searches. Default: ${DEFAULT-VALUE}.")
    private int searches;

    @Option(
            names = "--words",
            split = "-",
            arity = "1",
            paramLabel = "MIN-MAX",
            defaultValue = "100-300",
            description = "Words of a document. Default: ${DEFAULT-VALUE}.")
    private List<Integer> words = List.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the data is to lie meanwhile: choose the disk to measure. Default: the system's folder"
                    + " for temporary files.")
    private @Nullable Path folder;

    @Option(names = "--heap", defaultValue = "1g", description = "Heap of the server. Default: ${DEFAULT-VALUE}.")
    private String heap = "";

    private final PrintWriter out;

    private Latency(PrintWriter out) {
        this.out = out;
    }

    /** Runs the command. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
        System.exit(run(out, args));
    }

    /** Runs the command, and gives its exit code. */
    static int run(PrintWriter out, String... args) {
        return new CommandLine(new Latency(out)).execute(args);
    }

    @Override
    public Integer call() throws Exception {
        Path parent = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
        Path place = Files.createTempDirectory(parent, "weir-latency");
        Random random = new Random(1);
        try {
            Histogram fsyncs = Times.histogram();
            Fsyncs.measure(place, FSYNCS, fsyncs);
            int port = ServerProcess.freePort(random);
            ServerProcess.Options options = new ServerProcess.Options(
                    List.of(), List.of("-Xmx" + heap, "-XX:+UseCompactObjectHeaders"), Map.of());
            Times times;
            long notifications;
            try (ServerProcess server = ServerProcess.start(place.resolve("data"), port, options);
                    WeirClient publishing = WeirClient.connect(server.address());
                    WeirClient consuming = WeirClient.connect(server.address())) {
                Feed feed = Feed.create(publishing, searches, words.getFirst(), words.getLast(), random.nextLong());
                Schedule schedule = new Schedule(
                        System.nanoTime() + TimeUnit.SECONDS.toNanos(1), rate, rate * (warmUpSeconds + seconds));
                times = new Times(schedule, rate * warmUpSeconds);
                notifications = publish(feed, schedule, times, publishing, consuming);
            }
            Fsyncs.measure(place, FSYNCS, fsyncs);
            print(times, fsyncs, notifications);
            return 0;
        } finally {
            delete(place);
        }
    }

    /** Publishes and consumes all; gives how many notifications there were. */
    private long publish(Feed feed, Schedule schedule, Times times, WeirClient publishing, WeirClient consuming)
            throws InterruptedException {
        AtomicLong notifications = new AtomicLong();
        CountDownLatch everything = new CountDownLatch(1);
        Consumer consumer = consuming
                .subscriptions()
                .consumer(Feed.SUBSCRIPTION)
                .handler(notification -> {
                    int number = Feed.number(notification.getDocumentKey());
                    times.add(times.handled, number);
                    notifications.incrementAndGet();
                    if (number == schedule.count()) {
                        everything.countDown();
                    }
                })
                .build()
                .start();
        try (Publisher publisher = publishing.documents().publisher(Feed.NAME).build()) {
            new OpenLoop(schedule, times).run(publisher, feed::document);
            var _ = publisher.publish(Feed.last(schedule.count())).join();
            if (!everything.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the consumer had not everything a minute after the last document");
            }
        } finally {
            consumer.close();
        }
        return notifications.get();
    }

    private void print(Times times, Histogram fsyncs, long notifications) {
        Report report = new Report(out);
        out.printf(
                Locale.ROOT,
                "%,d documents a second of %d to %d words, each synced to disk before it is acknowledged; %,d searches;"
                        + " one consumer, %.1f notifications a document; %d s counted after %d s, on %d cores for all%n%n",
                rate,
                words.getFirst(),
                words.getLast(),
                searches,
                (double) notifications / rate / (warmUpSeconds + seconds),
                seconds,
                warmUpSeconds,
                Runtime.getRuntime().availableProcessors());
        report.head();
        report.row("one fsync of 4 KiB, nothing else running", fsyncs);
        report.row("from the intended moment to: sent", times.sent);
        report.row("                             acknowledged", times.acknowledged);
        report.row("                             handler", times.handled);
        report.bars("to the acknowledgement", times.acknowledged);
        report.bars("to the handler", times.handled);
        double fsync = Report.ms(fsyncs, 50);
        out.printf(
                Locale.ROOT,
                "%none fsync is %.0f%% of the median acknowledgement, and %.0f%% of the median time to the handler%n",
                100 * fsync / Report.ms(times.acknowledged, 50),
                100 * fsync / Report.ms(times.handled, 50));
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
