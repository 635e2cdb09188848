package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the registry takes, and that what it takes does not grow with what was. */
class RegistrySizeTest {
    private static final int MILLION = 1_000_000;
    private static final int BYTES_PER_STANDING_MAX = 45;
    private static final long BYTES_PER_ENTRY = 4;

    private final Registry registry = new Registry();

    @Test
    void aMillionStandingsTakeAtMost45BytesEach() {
        int entries = 833_000;
        for (int id = 0; id < MILLION; id++) {
            registry.put(id * 0x9e3779b97f4a7c15L, id, id % entries);
        }
        assertThat(registry.ramBytes() - entries * BYTES_PER_ENTRY)
                .as("with all changes still to be undone")
                .isLessThan((long) MILLION * (BYTES_PER_STANDING_MAX + Integer.BYTES));
        registry.forgetBefore(MILLION, entry -> {});
        assertThat(registry.ramBytes() - entries * BYTES_PER_ENTRY).isLessThan((long) MILLION * BYTES_PER_STANDING_MAX);
        assertThat(registry.size()).isEqualTo(MILLION);
    }

    @Test
    void whatCameAndWentLeavesNoRoomTaken() {
        for (int i = 0; i < 1_000; i++) {
            change(i);
        }
        long before = registry.ramBytes();
        for (int i = 1_000; i < 200_000; i++) {
            change(i);
        }
        assertThat(registry.ramBytes()).isLessThan(2 * before);
        assertThat(registry.size()).isEqualTo(1);
    }

    /** A new id comes and goes, another changes, one is undone. */
    private void change(int step) {
        registry.put(step, step, 1);
        registry.put(-1, step, step % 2);
        registry.put(-2, step + 1, 3);
        registry.rollbackTo(step, entry -> {});
        registry.remove(step, step);
        registry.forgetBefore(step - 10, entry -> {});
    }

    @Test
    void hundredThousandIdsOfOneEntryAreChangedAsFastAsOthers() {
        int ids = 100_000;
        for (int id = 0; id < ids; id++) {
            registry.put(id, id, 0);
        }
        // Each of these would be a walk over all of them if a change had to look for its place.
        for (int id = 0; id < ids; id++) {
            registry.put(id, ids + id, 1);
            registry.forgetBefore(ids + id, entry -> {});
        }
        assertThat(registry.isUnused(0)).isTrue();
        Ids found = new Ids();
        registry.collect(1, Long.MAX_VALUE, found);
        assertThat(found.size()).isEqualTo(ids);
    }

    @Test
    void anIdThatChangesAHundredThousandTimesIsForgottenStepByStep() {
        int changes = 100_000;
        for (int i = 0; i <= changes; i++) {
            registry.put(1, i, i % 2);
        }
        for (int i = 0; i <= changes; i++) {
            registry.forgetBefore(i, entry -> {});
        }
        assertThat(registry.standsAt(1, changes + 1)).isTrue();
        assertThat(registry.isUnused(1)).isTrue();
    }
}
