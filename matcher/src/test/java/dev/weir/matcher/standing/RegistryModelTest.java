package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random histories, against a model that is simple enough to be believed. */
@ExtendWith(Randomized.class)
class RegistryModelTest {
    private static final int RUNS = 300;
    private static final int STEPS = 200;

    private Registry registry = new Registry();
    private RegistryModel model = new RegistryModel();
    private long position;
    private long forgotten;

    @Test
    void whateverIsDoneTheRegistryAnswersAsTheModelDoes(Seeded random) {
        for (int run = 0; run < RUNS * Randomized.multiplier(); run++) {
            registry = new Registry();
            model = new RegistryModel();
            position = 0;
            forgotten = 0;
            // From a few, which collide all the time, to enough for the table to be copied.
            int ids = 1 << random.nextInt(1, 9);
            int entries = 1 + random.nextInt(8);
            for (int step = 0; step < STEPS; step++) {
                step(random, ids, entries);
                if (ids < 32 || step % 16 == 0) {
                    compare(ids, entries);
                }
            }
        }
    }

    private void step(Seeded random, int ids, int entries) {
        long id = random.nextInt(ids);
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                int entry = random.nextInt(entries);
                assertThat(registry.put(id, position, entry)).isEqualTo(model.put(id, position, entry));
            }
            case 4, 5 -> assertThat(registry.remove(id, position)).isEqualTo(model.remove(id, position));
            case 6 -> {
                position = forgotten + random.nextLong(position - forgotten + 1);
                Set<Integer> touched = model.rollbackTo(position);
                assertThat(told(listener -> registry.rollbackTo(position, listener)))
                        .isEqualTo(touched);
            }
            case 7 -> {
                forgotten += random.nextLong(position - forgotten + 1);
                Set<Integer> touched = model.forgetBefore(forgotten);
                assertThat(told(listener -> registry.forgetBefore(forgotten, listener)))
                        .isEqualTo(touched);
            }
            default -> position += random.nextInt(3);
        }
    }

    private interface Change {
        void tell(IntConsumer touched);
    }

    /** Which entries are told; of each the last word on whether it is used must hold. */
    private Set<Integer> told(Change change) {
        Map<Integer, Boolean> unused = new HashMap<>();
        change.tell(entry -> unused.put(entry, registry.isUnused(entry)));
        unused.forEach((entry, last) -> assertThat(last).as("entry " + entry).isEqualTo(registry.isUnused(entry)));
        return new HashSet<>(unused.keySet());
    }

    private void compare(int ids, int entries) {
        assertThat(registry.size()).isEqualTo(model.size());
        for (int entry = 0; entry < entries; entry++) {
            assertThat(registry.isUnused(entry)).isEqualTo(model.isUnused(entry));
            assertThat(settled(entry)).isEqualTo(model.settled(entry));
            for (long at = forgotten + 1; at <= position + 1; at++) {
                assertThat(collected(entry, at)).isEqualTo(model.collect(entry, at));
            }
        }
        for (long id = 0; id < ids; id++) {
            for (long at = forgotten + 1; at <= position + 1; at++) {
                assertThat(registry.standsAt(id, at)).isEqualTo(model.standsAt(id, at));
            }
        }
    }

    private Set<Long> collected(int entry, long at) {
        Ids ids = new Ids();
        registry.collect(entry, at, ids);
        return RegistryModel.eachOnce(ids);
    }

    private RegistryModel.Settled settled(int entry) {
        Ids ids = new Ids();
        long after = registry.settledAfter(entry, ids);
        return new RegistryModel.Settled(after, RegistryModel.eachOnce(ids));
    }
}
