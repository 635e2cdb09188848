package dev.weir.load.faults;

import dev.weir.client.WeirException;
import dev.weir.load.faults.history.BrokenPromise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that breaks everything it can, and says whether a promise broke with it. */
@Command(
        name = "load-tests/bench faults.Faults",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Kills a real server with SIGKILL, round after round, while documents are published, searches change and"
                    + " four consumers read; pauses it, cuts and stalls connections, lets bad clients loose; and holds"
                    + " everything that was acknowledged and sent against the promises.",
            "Ends with 0 when none was broken. What happens follows from the seed; the moments between are the"
                    + " machine's own."
        })
public final class Faults implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "300", description = "How many rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "HEX",
            description = "What is to happen, as a run before has printed it. Default: something new.")
    private @Nullable String seed;

    @Option(
            names = "--first",
            defaultValue = "1",
            description = "The first round to run: with the seed of a run before, the one that failed. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int first;

    @Option(
            names = "--rounds-per-life",
            defaultValue = "20",
            description = "After so many rounds it goes on with an empty data directory. Default: ${DEFAULT-VALUE}.")
    private int roundsPerLife;

    @Option(
            names = "--full-disks",
            defaultValue = "0",
            description = "Instead of rounds: so many times the disk is filled and freed. Needs Linux's namespaces.")
    private int fullDisks;

    private final PrintWriter out;

    private Faults(PrintWriter out) {
        this.out = out;
    }

    /** Runs the command. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, java.nio.charset.StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Faults(out)).execute(args));
    }

    /**
     * Runs rounds.
     *
     * @throws BrokenPromise when a promise was broken; the message has seed, round and history
     */
    static void run(long seed, int first, int rounds, int roundsPerLife, PrintWriter out)
            throws IOException, InterruptedException {
        // Clients die here in the middle of what they do; what that leaves behind in this process is not the server's.
        System.setProperty("io.grpc.netty.shaded.io.netty.leakDetection.level", "disabled");
        Totals totals = new Totals();
        int round = first;
        try {
            for (int from = first; from < first + rounds; from += roundsPerLife) {
                Path folder = Files.createTempDirectory("weir-faults");
                // The life of a round is the same one when only that round is run again.
                long lifeNumber = (from - 1L) / roundsPerLife;
                try (Life life = new Life(folder, new Random(mixed(seed, -1 - lifeNumber)))) {
                    int end = Math.min(from + roundsPerLife, first + rounds);
                    for (int next = from; next < end; next++) {
                        round = next;
                        oneRound(life, next, seed, out);
                    }
                    life.truth.checkReplay();
                    totals.add(life);
                } finally {
                    delete(folder);
                }
            }
        } catch (BrokenPromise | IOException | ExecutionException | WeirException e) {
            // Also what nobody has judged: a server that does not start, or a call that fails, is not as promised.
            throw new BrokenPromise(
                    String.format(
                            Locale.ROOT,
                            "round %d with seed %x (%s): %s%n  again: load-tests/bench faults.Faults --seed %x --first %d"
                                    + " --rounds 1",
                            round,
                            seed,
                            Plan.of(mixed(seed, round)).words(),
                            e instanceof BrokenPromise ? e.getMessage() : e,
                            seed,
                            round),
                    List.of(),
                    e);
        }
        out.printf(Locale.ROOT, "%d rounds, no promise broken: %s (seed %x)%n", rounds, totals, seed);
    }

    /**
     * Fills and frees a small disk, so many times.
     *
     * @return false where this machine allows no small disks
     * @throws BrokenPromise when a promise was broken
     */
    static boolean fillDisks(long seed, int times, PrintWriter out)
            throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("weir-faults");
        try {
            if (!FullDisk.isPossible(folder)) {
                out.println("no small disk here: it needs unshare --user --mount, and tmpfs");
                return false;
            }
            new FullDisk(folder, new Random(seed), out).run(times);
            return true;
        } finally {
            delete(folder);
        }
    }

    private static void oneRound(Life life, int round, long seed, PrintWriter out)
            throws IOException, InterruptedException, ExecutionException {
        Plan plan = Plan.of(mixed(seed, round));
        long begun = System.nanoTime();
        long checking = new Round(life, plan).run();
        out.printf(
                Locale.ROOT,
                "round %3d  %5.1f s, %3.1f s starting, %3.1f s checking  %,7d acknowledged  %,9d notifications checked  %s%n",
                round,
                (System.nanoTime() - begun) / 1e9,
                life.takeStartingNanos() / 1e9,
                checking / 1e9,
                life.sends.acknowledged(),
                life.subscribers.stream()
                        .mapToLong(one -> one.sequence().size())
                        .sum(),
                plan.words());
    }

    /** A seed of its own for each round, so that one can be run without those before it. */
    private static long mixed(long seed, long round) {
        return new Random(seed ^ (round * 0x9E3779B97F4A7C15L)).nextLong();
    }

    /** What was checked in all lives. */
    private static final class Totals {
        private long acknowledged;
        private long notifications;

        void add(Life life) {
            acknowledged += life.sends.acknowledged();
            notifications += life.subscribers.stream()
                    .mapToLong(one -> one.sequence().size())
                    .sum();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%,d acknowledged events, %,d notifications", acknowledged, notifications);
        }
    }

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? new Random().nextLong() : Long.parseUnsignedLong(seed, 16);
        out.printf(Locale.ROOT, "seed %x%n", chosen);
        try {
            if (fullDisks > 0) {
                fillDisks(chosen, fullDisks, out);
            } else {
                run(chosen, first, rounds, roundsPerLife, out);
            }
            return 0;
        } catch (BrokenPromise e) {
            out.println("BROKEN PROMISE: " + e.getMessage());
            return 1;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
