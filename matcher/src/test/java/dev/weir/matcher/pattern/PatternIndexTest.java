package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class PatternIndexTest {
    private static final int ROUNDS = 12;
    private static final int WORDS = 150;

    private final PatternIndex index = new PatternIndex();
    private final Probe probe = new Probe();

    @Test
    void theIndexFindsWhatEachPatternSays(Seeded random) {
        for (int round = 0; round < ROUNDS * Randomized.multiplier(); round++) {
            RandomPatterns patterns = new RandomPatterns(random);
            List<String> words = patterns.words(WORDS);
            PatternIndex duelled = new PatternIndex();
            List<Pattern> standing = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            int count = 1 + random.nextInt(1200);
            while (standing.size() < count) {
                String word = words.get(random.nextInt(WORDS));
                Pattern.of(random.nextInt(4) == 0 ? patterns.fuzzy(word) : patterns.quick(word))
                        .ifPresent(pattern -> {
                            int number = duelled.end() + (random.nextInt(8) == 0 ? random.nextInt(5) : 0);
                            duelled.add(number, pattern);
                            standing.add(pattern);
                            numbers.add(number);
                        });
                if (random.nextInt(300) == 0) {
                    duelled.maintain();
                }
            }
            for (String word : words) {
                int from = random.nextInt(3) == 0 ? random.nextInt(duelled.end() + 1) : 0;
                // A term may lie anywhere in an array.
                BytesRef term = new BytesRef("xy" + word);
                term.offset += 2;
                term.length -= 2;
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < standing.size(); i++) {
                    if (numbers.get(i) >= from && standing.get(i).matches(term)) {
                        expected.add(numbers.get(i));
                    }
                }
                assertThat(satisfied(duelled, term, from))
                        .as("of <%s> from %d", word, from)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void rangesThatShareTheirBoundsAreToldApart(Seeded random) {
        List<String> bounds = List.of("", "a", "ab", "abc", "abd", "b", "ba", "c", "é", "𝒳");
        List<Pattern> standing = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String lower = random.nextInt(5) == 0 ? null : bounds.get(random.nextInt(bounds.size()));
            String upper = random.nextInt(5) == 0 ? null : bounds.get(random.nextInt(bounds.size()));
            Pattern range = Pattern.of(TermRangeQuery.newStringRange(
                            TermJudge.FIELD, lower, upper, random.nextBoolean(), random.nextBoolean()))
                    .orElseThrow();
            standing.add(range);
            index.add(i, range);
        }
        for (int merged = 0; merged < 2; merged++) {
            for (String word :
                    List.of("", "0", "a", "aa", "ab", "abb", "abc", "abcd", "abd", "b", "bz", "c", "d", "é", "𝒴")) {
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < standing.size(); i++) {
                    if (standing.get(i).matches(new BytesRef(word))) {
                        expected.add(i);
                    }
                }
                assertThat(satisfied(index, new BytesRef(word), 0)).containsExactlyInAnyOrderElementsOf(expected);
            }
            assertThat(index.maintain()).isEqualTo(merged == 0);
        }
    }

    @Test
    void aTermThatRepeatsItselfIsDecidedAllTheSame() {
        int count = 2_000;
        for (int i = 0; i < count; i++) {
            // All have the grams of the term, and hardly any stands in it.
            index.add(i, wildcard("*" + "a".repeat(1 + i % 40) + (i % 3 == 0 ? "b" : "") + (i % 5 == 0 ? "?c*" : "*")));
        }
        for (int merged = 0; merged < 2; merged++) {
            String term = "a".repeat(3_000) + "b";
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (i % 5 != 0) {
                    expected.add(i);
                }
            }
            assertThat(satisfied(index, new BytesRef(term), 0)).containsExactlyInAnyOrderElementsOf(expected);
            index.maintain();
        }
    }

    @Test
    void patternsThatShareLongLiteralsAreToldApart() {
        String shared =
                "c:\\windows\\system32\\some folder that all of them have in common\\and another one below it\\";
        for (int i = 0; i < 3_000; i++) {
            String name = shared + Integer.toString(i, 36);
            index.add(2 * i, wildcard(escaped(name) + (i % 2 == 0 ? "*" : "?xe")));
            index.add(2 * i + 1, wildcard("*" + escaped(name.substring(i % 20)) + ".*"));
        }
        for (int merged = 0; merged < 2; merged++) {
            String name = shared + Integer.toString(2_000, 36);
            assertThat(satisfied(index, new BytesRef(name + ".exe"), 0))
                    .contains(4_000, 4_001)
                    .hasSizeLessThan(8);
            assertThat(satisfied(index, new BytesRef("x" + name + ".exe"), 0))
                    .contains(4_001)
                    .hasSizeLessThan(4);
            index.maintain();
        }
    }

    @Test
    void veryLongPatternsAndTermsAreDecided() {
        String line = "0123456789abcdef".repeat(2_000);
        index.add(0, wildcard("*" + line.substring(5, 30_000) + "*"));
        index.add(1, new Pattern.Prefix(new BytesRef(line.substring(0, 31_000))));
        index.add(2, wildcard(line.substring(0, 10) + "*" + line.substring(40, 31_000) + "x*"));
        index.add(3, new Pattern.Exact(new BytesRef(line)));
        assertThat(satisfied(index, new BytesRef(line), 0)).containsExactlyInAnyOrder(0, 1, 3);
        assertThat(satisfied(index, new BytesRef("y" + line), 0)).containsExactly(0);
    }

    @Test
    void mergingChangesNoAnswerAndSavesMemory() {
        for (int i = 0; i < 20_000; i++) {
            index.add(i, wildcard(word(i) + (i % 2 == 0 ? "*" : "?*")));
        }
        List<Integer> before = satisfied(index, new BytesRef(word(777) + "x"), 0);
        long grown = index.ramBytes();
        assertThat(index.maintain()).isTrue();
        assertThat(index.maintain()).isFalse();
        assertThat(before).contains(777);
        assertThat(satisfied(index, new BytesRef(word(777) + "x"), 0)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(index.ramBytes()).isLessThan(grown).isLessThan(30L * 20_000);
    }

    @Test
    void onlyNumbersFromThereOnAreTold() {
        for (int i = 0; i < 1_000; i++) {
            index.add(10 * i, new Pattern.Prefix(new BytesRef("a")));
            if (i == 600) {
                index.maintain();
            }
        }
        assertThat(index.end()).isEqualTo(9_991);
        assertThat(satisfied(index, new BytesRef("ab"), 5_995))
                .hasSize(400)
                .doesNotContain(5_990)
                .contains(6_000);
        assertThat(satisfied(index, new BytesRef("ab"), 9_990)).containsExactly(9_990);
        assertThat(satisfied(index, new BytesRef("ab"), 9_991)).isEmpty();
    }

    @Test
    void aTermMayBeLongerThanTheLongestFuzzyWord() {
        index.add(0, new Pattern.Fuzzy(new BytesRef("weir"), 2, 0, true));
        index.add(1, new Pattern.Fuzzy(new BytesRef("weirs"), 1, 0, true));
        for (int merged = 0; merged < 2; merged++) {
            assertThat(satisfied(index, new BytesRef("weirds"), 0)).containsExactlyInAnyOrder(0, 1);
            assertThat(satisfied(index, new BytesRef("𝒳weir𝒳"), 0)).containsExactly(0);
            assertThat(satisfied(index, new BytesRef("weirdos"), 0)).isEmpty();
            for (int i = 2; i < 300; i++) {
                index.add(index.end(), new Pattern.Prefix(new BytesRef("x" + i)));
            }
            index.maintain();
        }
    }

    @Test
    void aReaderSkipsWhatItDoesNotKnowOf() {
        RecentPart part = RecentPart.empty();
        byte[] code = PatternCode.of(new Pattern.Prefix(new BytesRef("ab")));
        Filer filer = new Filer(hash -> 0);
        for (int i = 0; i < 3; i++) {
            part.add(i, code, filer.file(code, 0, code.length));
        }
        probe.clear();
        part.find(filer.file(code, 0, code.length).hashes[0], 2, probe);
        assertThat(Arrays.copyOf(probe.candidates, probe.candidateCount)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aPatternCanBeTakenBack() {
        Pattern range = new Pattern.Range(new BytesRef("a"), null, false, true);
        for (int i = 0; i < 600; i += 2) {
            index.add(i, i % 4 == 0 ? range : wildcard("a*" + i));
        }
        for (int merged = 0; merged < 2; merged++) {
            assertThat(index.pattern(4)).isEqualTo(range);
            assertThat(index.pattern(598)).isEqualTo(wildcard("a*598"));
            assertThatThrownBy(() -> index.pattern(5)).hasMessageContaining("number 5");
            assertThatThrownBy(() -> index.pattern(600)).hasMessageContaining("number 600");
            index.maintain();
        }
    }

    @Test
    void numbersAscend() {
        Pattern pattern = new Pattern.Prefix(new BytesRef("a"));
        assertThat(index.end()).isZero();
        index.add(7, pattern);
        assertThat(index.end()).isEqualTo(8);
        assertThatThrownBy(() -> index.add(7, pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 is not between 8");
        assertThatThrownBy(() -> index.add(Integer.MAX_VALUE, pattern)).isInstanceOf(IllegalArgumentException.class);
        index.add(8, pattern);
        assertThat(satisfied(index, new BytesRef("a"), 0)).containsExactlyInAnyOrder(7, 8);
    }

    private static String word(int i) {
        return Integer.toString(1_000_000 + 7_919 * i, 36).toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }

    /** Without the work that Lucene would have with a long one. */
    private static Pattern wildcard(String expression) {
        return LucenePatterns.wildcard(expression);
    }

    private List<Integer> satisfied(PatternIndex asked, BytesRef term, int from) {
        IntList out = new IntList();
        asked.satisfied(term, from, probe, out);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            numbers.add(out.get(i));
        }
        return numbers;
    }
}
