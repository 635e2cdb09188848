package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One thread changes, undoes and forgets while others read at positions they were given. What is true at a position is
 * a function of the seed, so that nobody needs to keep it.
 */
@ExtendWith(Randomized.class)
class ConcurrentReadersTest {
    private static final int IDS = 150;
    private static final int ENTRIES = 6;
    private static final int READERS = 3;
    private static final int ENTERED_EACH = 1_500;
    /** How long a reader stays at its position, while the changes go on. */
    private static final int ROUNDS_AT_A_POSITION = 4;

    private static final long POSITIONS_MAX = 5_000_000;

    private final Registry registry = new Registry();
    private final AtomicInteger reading = new AtomicInteger(READERS);
    private final Claims claims = new Claims();
    private long seed;

    @Test
    void whoReadsAtAPositionSeesWhatStandsThereWhateverIsChangedMeanwhile(Seeded random) throws Exception {
        seed = random.nextLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS + 1)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(this::readAll));
            }
            Future<?> writer = threads.submit(this::write);
            for (Future<?> reader : readers) {
                reader.get();
            }
            writer.get();
        }
    }

    private void readAll() {
        try {
            for (int i = 0; i < ENTERED_EACH * Randomized.multiplier(); i++) {
                long position = claims.enter();
                for (int round = 0; round < ROUNDS_AT_A_POSITION; round++) {
                    read(position);
                }
                claims.leave(position);
            }
        } finally {
            reading.decrementAndGet();
        }
    }

    private void read(long position) {
        Ids ids = new Ids();
        for (int entry = 0; entry < ENTRIES; entry++) {
            int asked = entry;
            ids.clear();
            registry.collect(entry, position, ids);
            long[] collected = ids.toArray();
            Arrays.sort(collected);
            assertThat(collected)
                    .isEqualTo(LongStream.range(0, IDS)
                            .filter(id -> entryOf(id, position - 1) == asked)
                            .toArray());
        }
        for (long id = 0; id < IDS; id++) {
            assertThat(registry.standsAt(id, position)).isEqualTo(entryOf(id, position - 1) != Registry.NONE);
        }
    }

    private void write() {
        for (long position = 1; reading.get() > 0 && position < POSITIONS_MAX; position++) {
            if (position % 7 == 0) {
                for (long later = 0; later < 3; later++) {
                    for (long id = 0; id < IDS; id += 3) {
                        change(id, position + later, entryOf(id, position + later + 100));
                    }
                }
                registry.rollbackTo(position - 1, entry -> {});
            }
            for (long id = 0; id < IDS; id++) {
                if (isChangedAt(id, position)) {
                    if (position % 5 == 0) {
                        change(id, position, (int) (position % ENTRIES));
                        registry.remove(id, position);
                    }
                    change(id, position, entryOf(id, position));
                }
            }
            claims.made(position);
            if (position % 3 == 0) {
                registry.forgetBefore(claims.forgettable(), entry -> {});
            }
        }
    }

    private void change(long id, long position, int entry) {
        if (entry == Registry.NONE) {
            registry.remove(id, position);
        } else {
            registry.put(id, position, entry);
        }
    }

    /** The first ids change at every position, the last ones hardly ever. */
    private static long period(long id) {
        return 1 + id * id / 8;
    }

    private static boolean isChangedAt(long id, long position) {
        return position == 1 || position % period(id) == 0;
    }

    /** What an id stands with for the documents after a position. */
    private int entryOf(long id, long position) {
        if (position == 0) {
            return Registry.NONE;
        }
        long hash = (seed + id * 1_000_003 + position / period(id)) * 0x9e3779b97f4a7c15L;
        int drawn = (int) ((hash ^ (hash >>> 29)) >>> 7) & 7;
        return drawn < ENTRIES ? drawn : Registry.NONE;
    }

    /** Gives readers the position behind the last change, and says what nobody reads any more. */
    private static final class Claims {
        private final TreeMap<Long, Integer> inUse = new TreeMap<>();
        private long head;

        synchronized long enter() {
            inUse.merge(head + 1, 1, Integer::sum);
            return head + 1;
        }

        synchronized void leave(long position) {
            inUse.computeIfPresent(position, (at, users) -> users == 1 ? null : users - 1);
        }

        synchronized void made(long position) {
            head = position;
        }

        synchronized long forgettable() {
            return inUse.isEmpty() ? head : Math.min(head, inUse.firstKey() - 1);
        }
    }
}
