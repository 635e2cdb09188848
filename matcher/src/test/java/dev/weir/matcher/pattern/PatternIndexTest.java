package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class PatternIndexTest {
    private static final int ROUNDS = 12;
    private static final int WORDS = 150;

    private final Probe probe = new Probe();

    @Test
    void theIndexFindsWhatEachPatternSays(Seeded random) {
        int pairs = 0;
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            RandomPatterns patterns = new RandomPatterns(random);
            List<String> words = patterns.words(WORDS);
            PatternIndex index = new PatternIndex();
            List<Pattern> standing = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            int count = 1 + random.nextInt(1200);
            for (int i = 0; i < count; i++) {
                String word = words.get(random.nextInt(WORDS));
                Pattern pattern = Pattern.of(random.nextInt(4) == 0 ? patterns.fuzzy(word) : patterns.quick(word))
                        .orElse(null);
                if (pattern == null) {
                    continue;
                }
                int number = index.end() + (random.nextInt(8) == 0 ? random.nextInt(5) : 0);
                index.add(number, pattern);
                standing.add(pattern);
                numbers.add(number);
                if (random.nextInt(300) == 0) {
                    index.maintain();
                }
            }
            for (String word : words) {
                int from = random.nextInt(3) == 0 ? random.nextInt(index.end() + 1) : 0;
                BytesRef term = new BytesRef("xy" + word);
                term.offset += 2;
                term.length -= 2;
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < standing.size(); i++) {
                    if (numbers.get(i) >= from && standing.get(i).matches(term)) {
                        expected.add(numbers.get(i));
                    }
                    pairs++;
                }
                assertThat(satisfied(index, term, from))
                        .as("of <%s> from %d", word, from)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(pairs).isPositive();
    }

    private List<Integer> satisfied(PatternIndex index, BytesRef term, int from) {
        IntList out = new IntList();
        index.satisfied(term, from, probe, out);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            numbers.add(out.get(i));
        }
        return numbers;
    }
}
