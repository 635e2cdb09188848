package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class PatternDuelTest {
    private static final int ROUNDS = 60;
    private static final int WORDS = 40;
    private static final int QUERIES = 50;
    /** Lucene builds the automata of a fuzzy word anew for each document: a few go a long way. */
    private static final int FUZZY = 1;

    private record Standing(Query query, Pattern pattern) {}

    @Test
    void aPatternSaysOfATermWhatLuceneSays(Seeded random) {
        RandomPatterns patterns = new RandomPatterns(random);
        int pairs = 0;
        int yes = 0;
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            List<String> words = patterns.words(WORDS);
            List<Standing> all = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                String word = words.get(random.nextInt(WORDS));
                Query query = i < FUZZY ? patterns.fuzzy(word) : patterns.quick(word);
                Pattern.of(query).ifPresent(known -> all.add(new Standing(query, known)));
            }
            for (String word : words) {
                TermJudge judge = new TermJudge(word);
                BytesRef term = new BytesRef(word);
                for (Standing standing : all) {
                    boolean answer = standing.pattern.matches(term);
                    assertThat(answer).as("%s on <%s>", standing.query, word).isEqualTo(judge.matches(standing.query));
                    pairs++;
                    yes += answer ? 1 : 0;
                }
            }
        }
        assertThat(yes).as("hits among " + pairs + " pairs").isBetween(pairs / 50, pairs / 2);
    }
}
