package dev.weir.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.testing.Seed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DocumentHitsTest {
    private static final int ROUNDS = 500;
    private static final HitKind[] KINDS = HitKind.values();

    @Test
    void hitsComeBackFromTheirBytesAsTheyWere() {
        Seed.replayable(random -> {
            for (int round = 0; round < ROUNDS * Seed.multiplier(); round++) {
                DocumentHits hits = random(random);
                DocumentHits back = DocumentHits.decode(hits.encode());
                assertThat(back.watermarkMs()).isEqualTo(hits.watermarkMs());
                assertThat(back.size()).isEqualTo(hits.size());
                for (int i = 0; i < hits.size(); i++) {
                    assertThat(back.uid(i)).isEqualTo(hits.uid(i));
                    assertThat(back.kind(i)).isEqualTo(hits.kind(i));
                }
            }
        });
    }

    private static DocumentHits random(Random random) {
        int bits = 1 + random.nextInt(48);
        long[] uids = LongStream.generate(() -> 1 + (random.nextLong() >>> (64 - bits)))
                .limit(random.nextInt(50))
                .sorted()
                .distinct()
                .toArray();
        HitKind[] kinds = IntStream.range(0, uids.length)
                .mapToObj(i -> KINDS[random.nextInt(KINDS.length)])
                .toArray(HitKind[]::new);
        return new DocumentHits(random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE, uids, kinds);
    }

    @Test
    void whatMatchesIsWhatEnteredOrStayed() {
        DocumentHits hits =
                new DocumentHits(0, new long[] {3, 5, 9}, new HitKind[] {HitKind.ENTER, HitKind.LEAVE, HitKind.UPDATE});
        assertThat(hits.matching()).containsExactly(3, 9);
        assertThat(hits.matchCount()).isEqualTo(2);
    }

    @Test
    void theFirstHitBehindASearchIsFoundWhetherThatSearchIsAmongThemOrNot() {
        DocumentHits hits =
                new DocumentHits(0, new long[] {3, 5, 9}, new HitKind[] {HitKind.ENTER, HitKind.ENTER, HitKind.ENTER});
        assertThat(LongStream.of(0, 3, 4, 9, 10).mapToInt(hits::firstAfter)).containsExactly(0, 1, 1, 3, 3);
    }

    @Test
    void cutOffBytesAreNeverTakenForHits() {
        byte[] bytes = new DocumentHits(1_700_000_000_000L, new long[] {1, 1_000, 1_000_000}, new HitKind[] {
                    HitKind.ENTER, HitKind.LEAVE, HitKind.UPDATE
                })
                .encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> DocumentHits.decode(cut)).isInstanceOf(StoreException.class);
        }
    }
}
