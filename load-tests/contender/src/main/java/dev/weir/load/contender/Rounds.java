package dev.weir.load.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Times rounds: each group of documents by itself, so that the time of any smaller sample is known too. */
final class Rounds {
    private final Contender contender;
    private final List<Item> items;

    Rounds(Contender contender, List<Item> items) {
        this.contender = contender;
        this.items = items;
    }

    Reply run(Request.Round asked) {
        Contender.Decider decider = contender.decider(asked.mode());
        int groupSize = decider.groupSize();
        List<List<Item>> groups = new ArrayList<>();
        for (int done = 0; done < asked.count(); done += groupSize) {
            int from = asked.from() + done;
            groups.add(IntStream.range(from, from + Math.min(groupSize, asked.count() - done))
                    .mapToObj(i -> items.get(i % items.size()))
                    .toList());
        }
        try (GcPauses pauses = new GcPauses()) {
            Round round = new Round(groups);
            long nanos = asked.threads() == 1
                    ? round.run(decider, 0, 1, asked.budgetNanos())
                    : parallel(round, asked, decider);
            pauses.awaitArrival();
            return round.timed(nanos, asked, groupSize, pauses);
        }
    }

    private long parallel(Round round, Request.Round asked, Contender.Decider first) {
        try (ExecutorService pool = Executors.newFixedThreadPool(asked.threads())) {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < asked.threads(); i++) {
                int stripe = i;
                Contender.Decider decider = i == 0 ? first : contender.decider(asked.mode());
                tasks.add(() -> round.run(decider, stripe, asked.threads(), asked.budgetNanos()));
            }
            long began = System.nanoTime();
            for (Future<Long> done : pool.invokeAll(tasks)) {
                done.get();
            }
            return System.nanoTime() - began;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The times and results of a round's groups. Threads write to different places of it. */
    private static final class Round {
        private final List<List<Item>> groups;
        private final long[] began;
        private final long[] ended;
        private final long[] hitCounts;
        private final long[] candidates;
        private final long[] fingerprints;

        Round(List<List<Item>> groups) {
            this.groups = groups;
            began = new long[groups.size()];
            ended = new long[groups.size()];
            hitCounts = new long[groups.size()];
            candidates = new long[groups.size()];
            fingerprints = new long[groups.size()];
        }

        /** Decides every so manyth group; how long it took. */
        long run(Contender.Decider decider, int stripe, int stripes, long budgetNanos) {
            Hits hits = Hits.counting();
            int groupSize = decider.groupSize();
            long started = System.nanoTime();
            for (int g = stripe; g < groups.size(); g += stripes) {
                List<Item> group = groups.get(g);
                hits.begin(group.size());
                began[g] = System.nanoTime();
                if (budgetNanos > 0 && g > stripe && began[g] - started > budgetNanos) {
                    began[g] = 0;
                    break;
                }
                decider.decide(group, hits);
                ended[g] = System.nanoTime();
                candidates[g] = hits.candidates();
                for (int i = 0; i < group.size(); i++) {
                    hitCounts[g] += hits.count(i);
                    // Which document it is counts: two that exchange their hits must not come to the same.
                    fingerprints[g] += Hits.mixed(hits.fingerprint(i) + (long) g * groupSize + i);
                }
            }
            return System.nanoTime() - started;
        }

        Reply timed(long nanos, Request.Round asked, int groupSize, GcPauses pauses) {
            int done = (int) LongStream.of(ended).takeWhile(end -> end != 0).count();
            List<Reply.Sample> cuts = asked.cuts().stream()
                    .map(cut -> sample(Math.ceilDiv(cut, groupSize)))
                    .toList();
            Reply.Sample all = sample(done);
            // With several threads the times of the groups overlap: what counts is the clock on the wall.
            Reply.Sample whole = asked.threads() == 1
                    ? all
                    : new Reply.Sample(all.items(), nanos, all.hits(), all.candidates(), all.fingerprint());
            long slowest = 0;
            long slowestBeyondGc = 0;
            for (int g = 0; g < done; g++) {
                slowest = Math.max(slowest, ended[g] - began[g]);
                slowestBeyondGc = Math.max(slowestBeyondGc, ended[g] - began[g] - pauses.within(began[g], ended[g]));
            }
            return new Reply.Timed(whole, cuts, slowest, slowestBeyondGc);
        }

        private Reply.Sample sample(int groupCount) {
            int count = 0;
            long nanos = 0;
            long hits = 0;
            long candidateCount = 0;
            long fingerprint = 0;
            for (int g = 0; g < groupCount; g++) {
                count += groups.get(g).size();
                nanos += ended[g] - began[g];
                hits += hitCounts[g];
                candidateCount += candidates[g];
                fingerprint += fingerprints[g];
            }
            return new Reply.Sample(count, nanos, hits, candidateCount, fingerprint);
        }
    }
}
