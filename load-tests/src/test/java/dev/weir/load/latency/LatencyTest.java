package dev.weir.load.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void aShortRunPrintsBothTimesAndWhatAnFsyncCosts() {
        StringWriter text = new StringWriter();
        int exitCode = Latency.run(
                new PrintWriter(text),
                "--rate",
                "100",
                "--seconds",
                "2",
                "--warm-up-seconds",
                "1",
                "--searches",
                "200",
                "--heap",
                "256m");
        assertThat(exitCode).isZero();
        assertThat(text.toString())
                .contains("100 documents a second", "200 searches", "one fsync of 4 KiB", "to the handler", "up to ")
                .containsPattern("acknowledged +[0-9]+\\.[0-9]{2} +[0-9]")
                .containsPattern("handler +[0-9]+\\.[0-9]{2} +[0-9]");
        System.out.println(text);
    }

    @Test
    void documentsAreMeantToGoOutAtEvenDistancesWhateverHappens() {
        Schedule schedule = new Schedule(/* beginNanos= */ 5, /* perSecond= */ 1_000, /* count= */ 10_000_000);
        assertThat(schedule.intendedNanos(0)).isEqualTo(5);
        assertThat(schedule.intendedNanos(3)).isEqualTo(5 + 3_000_000);
        assertThat(schedule.intendedNanos(9_000_000)).isEqualTo(5 + TimeUnit.SECONDS.toNanos(9_000));
    }

    @Test
    void timesCountFromTheMomentThatWasMeantSoThatAPauseCountsForAllThatItKeptWaiting() {
        long now = System.nanoTime();
        Schedule schedule = new Schedule(now - TimeUnit.SECONDS.toNanos(1), /* perSecond= */ 1_000, /* count= */ 1_000);
        Times times = new Times(schedule, /* firstThatCounts= */ 100);
        for (int number = 0; number < 1_000; number++) {
            times.add(times.acknowledged, number);
        }
        // All are answered now, after a second in which nothing was: those meant 900 to 1 ms ago.
        assertThat(times.acknowledged.getTotalCount()).isEqualTo(900);
        assertThat(times.acknowledged.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(899));
        assertThat(times.acknowledged.getValueAtPercentile(50)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(440));
    }
}
