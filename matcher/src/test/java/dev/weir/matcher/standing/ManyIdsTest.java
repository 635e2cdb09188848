package dev.weir.matcher.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** So many ids that their table is copied again and again, and places in it are taken out and filled. */
@ExtendWith(Randomized.class)
class ManyIdsTest {
    private static final int IDS = 40_000;
    private static final int ENTRIES = 10_000;
    private static final int CHANGES = 400_000;

    private final Registry registry = new Registry();
    private final Map<Long, Integer> expected = new HashMap<>();

    @Test
    void everyIdIsFoundHoweverManyComeAndGo(Seeded random) {
        int position = 0;
        for (; position < CHANGES; position++) {
            // First there are more and more, then fewer and fewer.
            boolean comes = random.nextInt(CHANGES) > position;
            // Ids that differ in their last bits only, and ids that differ in their first bits only.
            long drawn = random.nextInt(IDS);
            long id = drawn % 2 == 0 ? drawn : Long.reverse(drawn);
            int entry = random.nextInt(ENTRIES);
            Integer before = comes ? expected.put(id, entry) : expected.remove(id);
            int ended = comes ? registry.put(id, position, entry) : registry.remove(id, position);
            assertThat(ended).isEqualTo(before == null || (comes && before == entry) ? Registry.NONE : before);
            if (position % 1_000 == 0) {
                registry.forgetBefore(position - 1_000, touched -> {});
            }
            if (position % 50_000 == 0) {
                compare(position + 1);
            }
        }
        compare(position);
    }

    private void compare(long position) {
        assertThat(registry.size()).isEqualTo(expected.size());
        for (long drawn = 0; drawn < IDS; drawn++) {
            long id = drawn % 2 == 0 ? drawn : Long.reverse(drawn);
            assertThat(registry.standsAt(id, position)).isEqualTo(expected.containsKey(id));
        }
        Map<Long, Integer> collected = new HashMap<>();
        Ids ids = new Ids();
        for (int entry = 0; entry < ENTRIES; entry++) {
            ids.clear();
            registry.collect(entry, position, ids);
            for (long id : ids.toArray()) {
                assertThat(collected.put(id, entry)).isNull();
            }
        }
        assertThat(collected).isEqualTo(expected);
    }
}
