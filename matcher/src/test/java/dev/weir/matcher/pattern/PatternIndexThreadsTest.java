package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class PatternIndexThreadsTest {
    private static final int PATTERNS = 4_000;
    private static final int ASKERS = 2;

    @Test
    void whileOneThreadAddsAndAnotherMergesNothingIsMissedAndNothingIsMadeUp(Seeded random) throws Exception {
        RandomPatterns patterns = new RandomPatterns(random);
        List<String> words = patterns.words(60);
        List<Pattern> all = new ArrayList<>();
        while (all.size() < PATTERNS) {
            String word = words.get(random.nextInt(words.size()));
            Pattern.of(random.nextInt(3) == 0 ? patterns.fuzzy(word) : patterns.quick(word))
                    .ifPresent(all::add);
        }
        List<boolean[]> expected = new ArrayList<>();
        for (String word : words) {
            boolean[] matches = new boolean[all.size()];
            for (int i = 0; i < matches.length; i++) {
                matches[i] = all.get(i).matches(new BytesRef(word));
            }
            expected.add(matches);
        }
        PatternIndex index = new PatternIndex();
        AtomicInteger known = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(2 + ASKERS)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                Random own = new Random(random.nextLong());
                running.add(threads.submit(() -> ask(index, known, words, expected, own)));
            }
            running.add(threads.submit(merge(index, known)));
            running.add(threads.submit(() -> {
                for (int i = 0; i < all.size(); i++) {
                    index.add(i, all.get(i));
                    known.set(i + 1);
                }
                return all.size();
            }));
            for (Future<Integer> each : running) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private static Callable<Integer> merge(PatternIndex index, AtomicInteger known) {
        return () -> {
            int merges = 0;
            boolean last;
            do {
                last = known.get() == PATTERNS;
                merges += index.maintain() ? 1 : 0;
            } while (!last);
            return merges;
        };
    }

    private static int ask(
            PatternIndex index, AtomicInteger known, List<String> words, List<boolean[]> expected, Random random) {
        Probe probe = new Probe();
        int asked = 0;
        int before;
        do {
            before = known.get();
            int word = random.nextInt(words.size());
            int from = random.nextInt(4) == 0 ? random.nextInt(before + 1) : 0;
            IntList out = new IntList();
            index.satisfied(new BytesRef(words.get(word)), from, probe, out);
            Set<Integer> told = new HashSet<>();
            for (int i = 0; i < out.size(); i++) {
                int number = out.get(i);
                assertThat(told.add(number)).as("%d is told once", number).isTrue();
                assertThat(number).isGreaterThanOrEqualTo(from);
                assertThat(expected.get(word)[number])
                        .as("%d on <%s>", number, words.get(word))
                        .isTrue();
            }
            for (int number = from; number < before; number++) {
                if (expected.get(word)[number]) {
                    assertThat(told).as("on <%s>", words.get(word)).contains(number);
                }
            }
            asked++;
        } while (before < PATTERNS);
        return asked;
    }
}
