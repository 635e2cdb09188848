package dev.weir.load.faults;

import dev.weir.client.PublishResult;
import dev.weir.client.RetryPolicy;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import dev.weir.client.WeirException;
import dev.weir.load.faults.actor.Publishing;
import dev.weir.load.faults.history.BrokenPromise;
import dev.weir.load.faults.history.Item;
import dev.weir.load.process.ServerProcess;
import dev.weir.load.process.SmallDisk;
import io.grpc.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The server's data is on a small disk, which somebody else fills to the last byte while everything flows. Writes are
 * refused, reads go on; the room comes back, and writes do too, without a restart and with nothing lost.
 */
final class FullDisk {
    private static final long DISK_BYTES = 96L << 20;
    private static final int ACKNOWLEDGED_BEFORE = 300;
    private static final int ACKNOWLEDGED_AFTER = 300;
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    /** While the disk is full, for so long nothing may be acknowledged before it counts as full. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private static final Set<Status.Code> REFUSALS = Set.of(Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE);

    private final Path folder;
    private final Random random;
    private final PrintWriter out;

    FullDisk(Path folder, Random random, PrintWriter out) {
        this.folder = folder;
        this.random = random;
        this.out = out;
    }

    /** Whether this machine allows a small disk. */
    static boolean isPossible(Path folder) throws IOException, InterruptedException {
        return new SmallDisk(folder, 1 << 20).isPossible();
    }

    /**
     * Fills and frees the disk.
     *
     * @throws BrokenPromise when a promise does not hold
     */
    void run(int times) throws IOException, InterruptedException, ExecutionException {
        SmallDisk disk = new SmallDisk(Files.createDirectories(folder.resolve("data")), DISK_BYTES);
        try (Life life = new Life(folder, random, options(disk))) {
            for (int time = 1; time <= times; time++) {
                fillAndFree(life, disk, time);
            }
            life.truth.checkReplay();
        }
    }

    private ServerProcess.Options options(SmallDisk disk) {
        Map<String, String> settings = new HashMap<>(Life.settings(random));
        settings.put("store.write_buffer_bytes_max", Integer.toString(4 << 20));
        // Sometimes the store itself is to see the last byte go.
        settings.put("store.free_bytes_min", Integer.toString(random.nextBoolean() ? 8 << 20 : 0));
        return new ServerProcess.Options(disk.before(), Life.JAVA, Map.copyOf(settings));
    }

    private void fillAndFree(Life life, SmallDisk disk, int time)
            throws IOException, InterruptedException, ExecutionException {
        long before = life.sends.acknowledged();
        CompletableFuture<Void> publishing = life.publishing.flow(Integer.MAX_VALUE);
        CompletableFuture<Void> hasty = life.hasty.flow();
        long full;
        long begun = System.nanoTime();
        try {
            Round.await(life, before + ACKNOWLEDGED_BEFORE);
            disk.fill(life.server());
            full = awaitQuiet(life);
            readsGoOn(life, full);
            disk.free(life.server());
            Round.await(life, full + ACKNOWLEDGED_AFTER);
        } finally {
            life.publishing.stop();
            life.hasty.stop();
        }
        Round.settle("the hasty publisher", hasty);
        Round.settle("the publisher", publishing);
        Round.check(life, List.of());
        out.printf(
                Locale.ROOT,
                "disk filled %d: %,d acknowledged when full, read while full; %,d after it was freed, none lost, no"
                        + " restart (%.1f s)%n",
                time,
                full,
                life.sends.acknowledged(),
                (System.nanoTime() - begun) / 1e9);
    }

    /** What fits into files that are there already may still be acknowledged; then no more. */
    private static long awaitQuiet(Life life) throws InterruptedException {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            long acknowledged = life.sends.acknowledged();
            if (!life.sends.awaitAcknowledged(acknowledged + 1, QUIET)) {
                return acknowledged;
            }
        }
        throw new BrokenPromise("the full disk takes everything", List.of());
    }

    private void readsGoOn(Life life, long acknowledged) {
        long read;
        try (var events = life.weir.documents().read(Life.FEED, StartPoints.earliest())) {
            read = events.stream().count();
        }
        if (read < acknowledged) {
            throw new BrokenPromise(
                    "on a full disk " + read + " events were read, " + acknowledged + " are acknowledged", List.of());
        }
        writesAreRefused(life);
    }

    /** With an error that a client can act on: not for good, and when to come again. */
    private void writesAreRefused(Life life) {
        Item item = Item.published(Publishing.document("refused", life.sends, random));
        life.sends.sending(item, /* inOrder= */ false);
        try (WeirClient impatient = WeirClient.builder()
                .target(life.address())
                .retries(RetryPolicy.none())
                .build()) {
            PublishResult answer =
                    impatient.documents().publish(Life.FEED, item.document().orElseThrow());
            life.sends.acknowledged(item, answer.position(), answer.hitCount());
            out.println("  a small document still found room");
        } catch (WeirException e) {
            out.println("  refused: " + e.code() + ": " + e.getMessage());
            if (!REFUSALS.contains(e.code()) || e.retryDelay().isEmpty()) {
                throw new BrokenPromise("a full disk is told as " + e.code() + ", retry " + e.retryDelay(), List.of());
            }
        }
    }
}
