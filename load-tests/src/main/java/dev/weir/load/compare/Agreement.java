package dev.weir.load.compare;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Search;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether all find the same hits. */
final class Agreement {
    private static final int SHOWN_MAX = 10;

    private final Path searches;
    private final Map<Entrant, Long> lost = new HashMap<>();

    Agreement(Path searches) {
        this.searches = searches;
    }

    /**
     * Compares the hits of a round.
     *
     * @param from the round's first document
     * @throws IllegalStateException if they differ, naming the first document and the searches; an entrant that is
     *     known to lose hits may lose some, which are counted
     */
    void check(Entrant entrant, Reply.Sample sample, Entrant weir, Reply.Sample same, int from) {
        if (!entrant.contestant().finds() || sample.fingerprint() == same.fingerprint()) {
            return;
        }
        long missing = same.hits() - sample.hits();
        if (entrant.contestant().mayLose() && missing > 0) {
            lost.merge(entrant, missing, Long::sum);
            return;
        }
        throw new IllegalStateException(explained(entrant, weir, from, sample.items()));
    }

    long lost(Entrant entrant) {
        return lost.getOrDefault(entrant, 0L);
    }

    /** What differs first among some documents, in words. */
    String explained(Entrant entrant, Entrant weir, int from, int count) {
        List<Long> theirs = entrant.fingerprints(from, count);
        List<Long> ours = weir.fingerprints(from, count);
        for (int i = 0; i < count; i++) {
            if (!theirs.get(i).equals(ours.get(i))) {
                Set<Integer> found = new HashSet<>(entrant.ids(from + i));
                Set<Integer> foundByWeir = new HashSet<>(weir.ids(from + i));
                return "document " + (from + i) + ": " + entrant.contestant() + " alone finds "
                        + shown(found, foundByWeir) + ", Weir alone finds " + shown(foundByWeir, found);
            }
        }
        return "document " + from + " and the " + count + " from there: " + entrant.contestant()
                + " and Weir found different hits in a round and the same when asked again";
    }

    private List<Search> shown(Set<Integer> of, Set<Integer> but) {
        try (Stream<Search> all = Lines.read(searches, Search.class)) {
            return all.filter(search -> of.contains(search.id()) && !but.contains(search.id()))
                    .limit(SHOWN_MAX)
                    .toList();
        }
    }
}
