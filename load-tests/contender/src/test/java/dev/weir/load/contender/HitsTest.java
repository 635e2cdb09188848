package dev.weir.load.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HitsTest {
    private static long fingerprint(long... ids) {
        Hits hits = Hits.counting();
        hits.begin(1);
        for (long id : ids) {
            hits.add(0, id);
        }
        return hits.fingerprint(0);
    }

    @Test
    void theOrderOfHitsDoesNotMatterAndEachHitDoes() {
        assertThat(fingerprint(1, 2, 3)).isEqualTo(fingerprint(3, 1, 2));
        assertThat(List.of(
                        fingerprint(),
                        fingerprint(0),
                        fingerprint(1),
                        fingerprint(0, 1),
                        fingerprint(2),
                        fingerprint(1, 1)))
                .doesNotHaveDuplicates();
    }

    /** A contender whose every document hits the search of its own number, or that of its neighbour. */
    private static Contender swapping(boolean swaps) {
        return new Contender() {
            @Override
            public void save(List<Search> searches) {
                // It knows its hits.
            }

            @Override
            public Decider decider(String mode) {
                return (OneByOne) (item, hits) -> {
                    long number = ((Item.Whole) item.values().getFirst()).number();
                    hits.add(0, swaps ? number ^ 1 : number);
                };
            }
        };
    }

    private static Reply.Sample round(boolean swaps, int count, int threads) {
        List<Item> items = LongStream.range(0, 4)
                .mapToObj(number -> new Item(List.of(new Item.Whole("number", number))))
                .toList();
        Reply.Timed timed = (Reply.Timed) new Rounds(swapping(swaps), items)
                .run(new Request.Round(Contender.SINGLE, threads, 0, count, List.of(), 0));
        return timed.whole();
    }

    @Test
    void documentsThatExchangeTheirHitsAreNotTheSame() {
        assertThat(round(true, 4, 1).hits())
                .isEqualTo(round(false, 4, 1).hits())
                .isEqualTo(4);
        assertThat(round(true, 4, 1).fingerprint())
                .isNotEqualTo(round(false, 4, 1).fingerprint());
    }

    @Test
    void severalThreadsComeToTheSameAsOne() {
        assertThat(round(false, 40, 3).fingerprint())
                .isEqualTo(round(false, 40, 1).fingerprint());
        assertThat(round(false, 40, 3).items()).isEqualTo(40);
    }

    @Test
    void aSmallerSampleIsTheBeginningOfTheRound() {
        List<Item> items =
                List.of(new Item(List.of(new Item.Whole("number", 0))), new Item(List.of(new Item.Whole("number", 1))));
        Reply.Timed timed = (Reply.Timed) new Rounds(swapping(false), items)
                .run(new Request.Round(Contender.SINGLE, 1, 0, 10, List.of(1, 10), 0));
        assertThat(timed.cuts()).extracting(Reply.Sample::items).containsExactly(1, 10);
        assertThat(timed.cuts().getFirst().fingerprint())
                .isEqualTo(round(false, 1, 1).fingerprint());
        assertThat(timed.cuts().getLast()).isEqualTo(timed.whole());
    }
}
