package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for a log to grow, and what is remembered of what it grew by. */
final class HeadWatchTest {
    private static final View NOTHING = new View(false, Set.of(), null);
    private static final int PROGRESS_NEVER_MS = 3_600_000;

    @TempDir
    private Path directory;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        weir.search("a", "salmon", "ann", Map.of());
        weir.search("b", "trout", "bob", Map.of());
    }

    @AfterEach
    void close() {
        weir.close();
        timer.shutdownNow();
    }

    private HeadWatch watch(RecentMemory memory) {
        HeadWatch watch = new HeadWatch(weir.feed(), memory, Runnable::run, timer, PROGRESS_NEVER_MS);
        watch.goLive(weir.head() + 1);
        return watch;
    }

    private Waiter enter(HeadWatch watch, AtomicInteger woken, String owner) {
        Waiter waiter = new Waiter(
                woken::incrementAndGet,
                new Selection(Set.of(owner), Map.of()),
                watch.recent().upTo() + 1);
        assertThat(watch.enter(waiter)).isTrue();
        return waiter;
    }

    @Test
    void anEventWakesOnlyThoseWhomItConcernsAndTheOthersNeedNotLookAtIt() {
        try (HeadWatch watch = watch(new RecentMemory(1 << 20))) {
            AtomicInteger ann = new AtomicInteger();
            AtomicInteger bob = new AtomicInteger();
            Waiter annWaits = enter(watch, ann, "ann");
            Waiter bobWaits = enter(watch, bob, "bob");
            long nothing = weir.publish("k0", "perch");
            assertThat(ann).hasValue(0);
            long position = weir.publish("k1", "salmon");
            assertThat(ann).hasValue(1);
            assertThat(bob).hasValue(0);
            assertThat(watch.leave(annWaits).position()).isEqualTo(nothing);
            assertThat(watch.leave(bobWaits).position()).isEqualTo(position);
        }
    }

    @Test
    void whoHasNotLookedAtWhatWasLookedAtHereMustNotWait() {
        try (HeadWatch watch = watch(new RecentMemory(1 << 20))) {
            long position = weir.publish("k1", "salmon");
            Selection all = new Selection(Set.of(), Map.of());
            assertThat(watch.enter(new Waiter(() -> {}, all, position))).isFalse();
            assertThat(watch.enter(new Waiter(() -> {}, all, position + 1))).isTrue();
        }
    }

    @Test
    void recentEventsTakeNoMoreThanTheirBoundAndTheOldestGoFirst() {
        RecentMemory memory = new RecentMemory(4_000);
        try (HeadWatch watch = watch(memory)) {
            long first = weir.publish("k", "salmon");
            assertThat(watch.recent().covers(first)).isTrue();
            for (int i = 0; i < 50; i++) {
                weir.publish("k" + i, "salmon");
                assertThat(memory.held()).isBetween(1L, 4_000L);
            }
            assertThat(watch.recent().covers(first)).isFalse();
            assertThat(watch.recent().covers(weir.head())).isTrue();
            try (EventScan scan = watch.recent().scan(first)) {
                assertThat(scan.next()).isFalse();
                assertThat(scan.isWhole()).isFalse();
            }
            try (EventScan scan = watch.recent().scan(weir.head())) {
                assertThat(scan.next()).isTrue();
                assertThat(scan.event().position()).isEqualTo(weir.head());
                assertThat(scan.next()).isFalse();
                assertThat(scan.isWhole()).isTrue();
            }
            watch.leaveLive();
            assertThat(memory.held()).isZero();
        }
    }

    @Test
    void aNotificationIsEncodedOnceForAllWithTheSameView() throws IOException {
        try (HeadWatch watch = watch(new RecentMemory(1 << 20))) {
            long position = weir.publish("k", "salmon");
            EncodedNotification first = read(watch, position, NOTHING);
            EncodedNotification second = read(watch, position, new View(false, Set.of(), null));
            EncodedNotification other = read(watch, position, new View(true, Set.of(), null));
            assertThat(pieces(first)).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(pieces(second).get(i)).isSameAs(pieces(first).get(i));
            }
            assertThat(pieces(other).get(0)).isSameAs(pieces(first).get(0));
            assertThat(pieces(other).get(1)).isNotEqualTo(pieces(first).get(1));
        }
    }

    @Test
    void thePiecesOfANotificationAreItsMessageByteForByte() throws IOException {
        try (HeadWatch watch = watch(new RecentMemory(1 << 20))) {
            EncodedNotification encoded = read(watch, weir.publish("k", "salmon"), new View(true, Set.of(), null));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            encoded.writeTo(bytes);
            assertThat(bytes.toByteArray()).isEqualTo(encoded.message().toByteArray());
            assertThat(encoded.size()).isEqualTo(bytes.size());
        }
    }

    private EncodedNotification read(HeadWatch watch, long position, View view) {
        Reading reading = new NotificationReader(weir.feed(), watch.recent())
                .read(
                        new Choices(new Selection(Set.of(), Map.of()), view),
                        Cursor.before(position),
                        position,
                        Bounds.of(10, 1 << 20, Long.MAX_VALUE));
        return reading.notifications().getFirst();
    }

    /** The arrays themselves. */
    private static List<byte[]> pieces(EncodedNotification notification) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        notification.writeTo(new OutputStream() {
            @Override
            public void write(byte[] piece) {
                pieces.add(piece);
            }

            @Override
            public void write(int one) {
                throw new AssertionError("pieces are written whole");
            }
        });
        return pieces;
    }
}
