package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class DeletionKeysTest {
    @Test
    void wordsThatAreNearHaveAKeyInCommon(Seeded random) {
        RandomPatterns patterns = new RandomPatterns(random);
        int near = 0;
        for (int i = 0; i < 20_000 * Randomized.multiplier(); i++) {
            String word = patterns.word();
            String other = patterns.near(word);
            int distance = distance(word, other);
            for (int edits = 1; edits <= 2; edits++) {
                if (distance <= edits) {
                    near++;
                    Set<Integer> common = keys(word, edits);
                    common.retainAll(keys(other, edits));
                    assertThat(common).as("<%s> <%s> %d", word, other, edits).isNotEmpty();
                }
            }
        }
        assertThat(near).isGreaterThan(5_000);
    }

    @Test
    void theDistanceIsThatOfTheTableOfAllPrefixes(Seeded random) {
        RandomPatterns patterns = new RandomPatterns(random);
        for (int i = 0; i < 20_000 * Randomized.multiplier(); i++) {
            String word = patterns.word();
            String other = patterns.near(word);
            int[] a = word.codePoints().toArray();
            int[] b = other.codePoints().toArray();
            for (int edits = 0; edits <= 2; edits++) {
                assertThat(EditDistance.within(edits, true, a, 0, a.length, b, 0, b.length))
                        .as("<%s> <%s> %d", word, other, edits)
                        .isEqualTo(distance(word, other) <= edits);
            }
        }
    }

    @Test
    void aWordOfOneLetterRepeatedHasFewKeys() {
        assertThat(keys("aaaaaaaaaa", 2)).hasSize(3);
        assertThat(keys("", 2)).hasSize(1);
        assertThat(keys("abcdefghijklmnop", 2)).hasSize(DeletionKeys.MAX_KEYS);
    }

    private static Set<Integer> keys(String word, int edits) {
        DeletionKeys keys = new DeletionKeys();
        int[] letters = word.codePoints().toArray();
        int count = keys.of(letters, letters.length, edits);
        Set<Integer> result = new HashSet<>();
        for (int i = 0; i < count; i++) {
            result.add(keys.get(i));
        }
        return result;
    }

    /** Optimal string alignment by the whole table. */
    private static int distance(String word, String other) {
        int[] a = word.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int[][] table = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                int least = i == 0 ? j : j == 0 ? i : Integer.MAX_VALUE;
                if (i > 0 && j > 0) {
                    int replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                    least = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                        least = Math.min(least, table[i - 2][j - 2] + 1);
                    }
                }
                table[i][j] = least;
            }
        }
        return table[a.length][b.length];
    }
}
