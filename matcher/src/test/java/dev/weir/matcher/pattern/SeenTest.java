package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class SeenTest {
    @Test
    void itIsASet(Seeded random) {
        Seen seen = new Seen();
        for (int round = 0; round < 200; round++) {
            Set<Integer> expected = new HashSet<>();
            int count = random.nextInt(round % 10 == 0 ? 5_000 : 100);
            int bound = 1 << (1 + random.nextInt(24));
            for (int i = 0; i < count; i++) {
                int number = random.nextInt(bound);
                assertThat(seen.contains(number)).isEqualTo(expected.contains(number));
                assertThat(seen.add(number)).isEqualTo(expected.add(number));
            }
            seen.clear();
        }
    }
}
