package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final int NONE = Records.NONE;

    private final Standings standings = new Standings();
    private final int last = standings.begin(1, 1, 0, NONE);
    private final int middle = standings.begin(2, 1, 0, NONE);
    private final int first = standings.begin(3, 1, 0, NONE);

    @Test
    void theListOfAnEntryBeginsWithTheNewest() {
        assertThat(standings.first(0)).isEqualTo(first);
        assertThat(standings.next(first)).isEqualTo(middle);
        assertThat(standings.next(middle)).isEqualTo(last);
        assertThat(standings.next(last)).isEqualTo(NONE);
        assertThat(standings.first(1)).isEqualTo(NONE);
    }

    @Test
    void whoIsAtAStandingThatIsDroppedFindsOn() {
        drop(middle);
        assertThat(standings.next(first)).isEqualTo(last);
        assertThat(standings.next(middle)).isEqualTo(last);
        drop(last);
        int later = standings.begin(4, 2, 0, NONE);
        assertThat(standings.next(middle)).isEqualTo(last);
        assertThat(standings.next(last)).isEqualTo(NONE);
        assertThat(standings.id(middle)).isEqualTo(2);
        assertThat(standings.standsAt(middle, 2)).isTrue();
        assertThat(standings.next(later)).isEqualTo(first);
        assertThat(standings.next(first)).isEqualTo(NONE);
    }

    @Test
    void aDroppedStandingIsUsedAgainWithItsEnd() {
        drop(first);
        assertThat(standings.first(0)).isEqualTo(middle);
        standings.retired().changeAt(3);
        standings.retired().readersGoneUpTo(3);
        int ended = standings.begin(5, 3, 7, NONE);
        standings.end(ended, 4);
        assertThat(standings.retired().hasFree()).isFalse();
        assertThat(standings.from(ended)).isEqualTo(3);
        assertThat(standings.until(ended)).isEqualTo(4);
        assertThat(standings.entry(ended)).isEqualTo(7);
        assertThat(standings.next(ended)).isEqualTo(NONE);
        assertThat(standings.older(ended)).isEqualTo(NONE);
        assertThat(standings.newer(ended)).isEqualTo(NONE);
    }

    @Test
    void anIdsStandingsAreAChainFromNewToOld() {
        standings.end(last, 5);
        int newer = standings.begin(1, 5, 9, last);
        assertThat(standings.older(newer)).isEqualTo(last);
        assertThat(standings.newer(last)).isEqualTo(newer);
        standings.drop(last);
        assertThat(standings.older(newer)).isEqualTo(NONE);
        assertThat(standings.isOpen(newer)).isTrue();
    }

    @Test
    void aStandingThatIsReopenedStandsFromWhereItDid() {
        standings.end(last, 5);
        assertThat(standings.standsAt(last, 5)).isTrue();
        assertThat(standings.standsAt(last, 6)).isFalse();
        standings.reopen(last);
        assertThat(standings.isOpen(last)).isTrue();
        assertThat(standings.standsAt(last, 1)).isFalse();
        assertThat(standings.standsAt(last, 6)).isTrue();
    }

    private void drop(int standing) {
        standings.end(standing, 2);
        standings.drop(standing);
    }
}
