package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guarantees of Space-Saving, whatever comes in whatever order. */
@ExtendWith(Randomized.class)
class HeavyHittersTest {
    private static final int ROUNDS = 40;
    private static final int ADDED = 3_000;
    private static final double ROUNDING = 1e-6;

    @Test
    void noKeyIsTakenForLighterThanItIsNorForHeavierThanItsErrorAllows(Seeded random) {
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            int capacity = 1 + random.nextInt(60);
            HeavyHitters hitters = new HeavyHitters(capacity);
            Map<Integer, Double> truth = new HashMap<>();
            double total = 0;
            int keys = 1 + random.nextInt(1_000);
            double skew = 1 + 3 * random.nextDouble();
            for (int i = 1; i <= ADDED; i++) {
                int key = (int) (keys * Math.pow(random.nextDouble(), skew));
                double nanos = random.nextInt(1_000);
                double scale = 1 + random.nextInt(3);
                hitters.add(key, nanos, i, scale);
                truth.merge(key, (nanos + 1) * scale, Double::sum);
                total += (nanos + 1) * scale;
                if (random.nextInt(1_000) == 0) {
                    hitters.halve();
                    truth.replaceAll((each, weight) -> weight / 2);
                    total /= 2;
                }
            }
            check(hitters, truth, total, capacity);
        }
    }

    private static void check(HeavyHitters hitters, Map<Integer, Double> truth, double total, int capacity) {
        assertThat(hitters.total()).isCloseTo(total, within(ROUNDING * total));
        List<HeavyHitters.Counter> counters = hitters.counters();
        assertThat(counters).hasSize(Math.min(capacity, truth.size()));
        double allowed = total / capacity * (1 + ROUNDING);
        for (HeavyHitters.Counter counter : counters) {
            double weight = truth.getOrDefault(counter.key(), 0.0);
            double rounding = ROUNDING * total;
            assertThat(counter.weight()).isGreaterThanOrEqualTo(weight - rounding);
            assertThat(counter.weight() - counter.error()).isLessThanOrEqualTo(weight + rounding);
            assertThat(counter.error()).isLessThanOrEqualTo(allowed);
            assertThat(counter.nanos() + counter.longest()).isLessThanOrEqualTo(weight + rounding);
        }
        Map<Integer, HeavyHitters.Counter> byKey =
                counters.stream().collect(Collectors.toMap(HeavyHitters.Counter::key, counter -> counter));
        truth.forEach((key, weight) -> {
            if (weight > allowed) {
                assertThat(byKey).as("heavier than the total by the counters").containsKey(key);
            }
        });
    }

    @Test
    void aDocumentCountsOnceForAKeyHoweverOftenItCameUp() {
        HeavyHitters hitters = new HeavyHitters(2);
        hitters.add(7, 5, 1, 1);
        hitters.add(7, 5, 1, 1);
        hitters.add(7, 5, 2, 3);
        assertThat(hitters.counters()).singleElement().satisfies(counter -> {
            assertThat(counter.key()).isEqualTo(7);
            assertThat(counter.documents()).isEqualTo(4);
            assertThat(counter.nanos()).as("without the longest").isEqualTo(10);
            assertThat(counter.longest()).isEqualTo(15);
            assertThat(counter.error()).isZero();
        });
    }
}
