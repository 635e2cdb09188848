package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final int NONE = Registry.NONE;

    private final Registry registry = new Registry();
    private final List<Integer> touched = new ArrayList<>();

    @Test
    void anIdStandsForTheDocumentsAfterItsPositionUntilItIsRemoved() {
        assertThat(registry.put(1, 5, 0)).isEqualTo(NONE);
        assertThat(registry.remove(1, 8)).isZero();
        assertThat(registry.standsAt(1, 5)).isFalse();
        assertThat(registry.standsAt(1, 6)).isTrue();
        assertThat(registry.standsAt(1, 8)).isTrue();
        assertThat(registry.standsAt(1, 9)).isFalse();
        assertThat(ids(0, 5)).isEmpty();
        assertThat(ids(0, 8)).containsExactly(1);
        assertThat(ids(0, 9)).isEmpty();
    }

    @Test
    void aChangedIdStandsWithTheOldEntryOrWithTheNewOneNeverWithBoth() {
        registry.put(1, 5, 0);
        assertThat(registry.put(1, 8, 1)).isZero();
        assertThat(ids(0, 8)).containsExactly(1);
        assertThat(ids(1, 8)).isEmpty();
        assertThat(ids(0, 9)).isEmpty();
        assertThat(ids(1, 9)).containsExactly(1);
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void puttingAnIdAgainWithItsEntryChangesNothing() {
        registry.put(1, 5, 0);
        assertThat(registry.put(1, 8, 0)).isEqualTo(NONE);
        assertThat(ids(0, 9)).containsExactly(1);
        registry.rollbackTo(6, touched::add);
        assertThat(touched).isEmpty();
        assertThat(ids(0, 9)).containsExactly(1);
    }

    @Test
    void whatIsPutAndRemovedAtOnePositionStandsForNoDocument() {
        registry.put(1, 5, 0);
        assertThat(registry.remove(1, 5)).isZero();
        assertThat(registry.remove(1, 5)).isEqualTo(NONE);
        for (long position = 4; position < 8; position++) {
            assertThat(registry.standsAt(1, position)).isFalse();
            assertThat(ids(0, position)).isEmpty();
        }
        assertThat(registry.size()).isZero();
    }

    @Test
    void anIdMayBePutChangedRemovedAndPutAgainAtOnePosition() {
        registry.put(1, 2, 0);
        registry.put(1, 5, 1);
        registry.put(1, 5, 2);
        registry.remove(1, 5);
        registry.put(1, 5, 1);
        registry.put(1, 5, 3);
        assertThat(ids(0, 5)).containsExactly(1);
        assertThat(ids(1, 6)).isEmpty();
        assertThat(ids(2, 6)).isEmpty();
        assertThat(ids(3, 6)).containsExactly(1);
        assertThat(registry.size()).isEqualTo(1);
        registry.rollbackTo(4, touched::add);
        assertThat(ids(0, 6)).containsExactly(1);
        assertThat(ids(3, 6)).isEmpty();
        assertThat(registry.size()).isEqualTo(1);
        assertThat(touched).contains(0, 1, 2, 3);
        assertThat(registry.isUnused(3)).isTrue();
    }

    @Test
    void whatWasRemovedStandsAgainAfterARollback() {
        registry.put(1, 1, 0);
        registry.put(2, 1, 0);
        registry.remove(1, 3);
        registry.put(2, 4, 1);
        registry.rollbackTo(2, touched::add);
        assertThat(ids(0, 9)).containsExactlyInAnyOrder(1, 2);
        assertThat(ids(1, 9)).isEmpty();
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void anEntryIsUnusedOnceNobodyCanStandWithItAnyMore() {
        assertThat(registry.isUnused(7)).isTrue();
        registry.put(1, 1, 7);
        registry.remove(1, 2);
        assertThat(registry.isUnused(7)).isFalse();
        registry.forgetBefore(1, touched::add);
        assertThat(registry.isUnused(7)).isFalse();
        assertThat(touched).isEmpty();
        registry.forgetBefore(2, touched::add);
        assertThat(registry.isUnused(7)).isTrue();
        assertThat(touched).containsExactly(7);
    }

    @Test
    void anIdThatWasForgottenMayComeBack() {
        registry.put(1, 1, 0);
        registry.remove(1, 2);
        registry.forgetBefore(2, touched::add);
        registry.put(1, 3, 0);
        assertThat(ids(0, 4)).containsExactly(1);
        assertThat(registry.standsAt(1, 3)).isFalse();
    }

    @Test
    void changesGoForwardOnly() {
        registry.put(1, 5, 0);
        assertThatThrownBy(() -> registry.put(2, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a change at position 4 must not be negative, nor before 5, the latest so far");
        assertThatThrownBy(() -> registry.remove(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.remove(1, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> registry.put(2, 5, -1)).hasMessage("entry -1 must not be negative");
        registry.forgetBefore(6, touched::add);
        assertThatThrownBy(() -> registry.put(2, 5, 0)).hasMessageContaining("nor before 6");
        assertThatThrownBy(() -> registry.rollbackTo(5, touched::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot roll back to position 5: changes up to 6 were forgotten");
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void anEntryIsSettledWhileNoneOfItsStandingsHasAnEnd() {
        Ids ids = new Ids();
        ids.add(99);
        assertThat(registry.settledAfter(0, ids)).isEqualTo(-1);
        registry.put(1, 3, 0);
        registry.put(2, 5, 0);
        assertThat(registry.settledAfter(0, ids)).isEqualTo(5);
        assertThat(ids.toArray()).containsExactlyInAnyOrder(99, 1, 2);
        registry.remove(1, 6);
        ids.truncate(1);
        assertThat(registry.settledAfter(0, ids)).isEqualTo(Registry.NOT_SETTLED);
        assertThat(ids.toArray()).containsExactly(99);
        registry.forgetBefore(6, touched::add);
        assertThat(registry.settledAfter(0, ids)).isEqualTo(5);
        assertThat(ids.toArray()).containsExactly(99, 2);
    }

    private long[] ids(int entry, long position) {
        Ids ids = new Ids();
        registry.collect(entry, position, ids);
        return ids.toArray();
    }
}
