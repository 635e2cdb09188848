package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetiredTest {
    private final Retired retired = new Retired();

    @Test
    void aRecordIsFreeOnceNobodyReadsAtTheNextChangeOrBefore() {
        retired.add(7);
        retired.readersGoneUpTo(100);
        assertThat(retired.hasFree()).isFalse();
        retired.changeAt(105);
        retired.readersGoneUpTo(104);
        assertThat(retired.hasFree()).isFalse();
        retired.readersGoneUpTo(105);
        assertThat(retired.hasFree()).isTrue();
        assertThat(retired.takeFree()).isEqualTo(7);
        assertThat(retired.hasFree()).isFalse();
    }

    @Test
    void aRecordThatIsUnlinkedLaterWaitsForAChangeOfItsOwn() {
        retired.add(7);
        retired.changeAt(5);
        retired.add(8);
        retired.changeAt(6);
        retired.readersGoneUpTo(6);
        assertThat(retired.takeFree()).isEqualTo(7);
        assertThat(retired.hasFree()).isFalse();
        retired.changeAt(9);
        retired.readersGoneUpTo(9);
        assertThat(retired.takeFree()).isEqualTo(8);
    }

    @Test
    void nothingBecomesFreeDuringASurvey() {
        retired.add(7);
        retired.changeAt(5);
        retired.surveyBegins();
        retired.surveyBegins();
        retired.readersGoneUpTo(5);
        retired.surveyEnds();
        retired.readersGoneUpTo(6);
        assertThat(retired.hasFree()).isFalse();
        retired.surveyEnds();
        retired.readersGoneUpTo(7);
        assertThat(retired.hasFree()).isTrue();
    }
}
