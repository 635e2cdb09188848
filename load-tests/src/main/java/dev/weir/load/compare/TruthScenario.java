package dev.weir.load.compare;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Truth;
import java.util.BitSet;
import java.util.List;

/**
 * Holds the hits of each document against those that Lucene has when it is asked about every search: on that document
 * alone, and on an ordinary index of many.
 */
final class TruthScenario {
    private static final int ASKED_TOGETHER = 100;

    private final Progress progress;

    TruthScenario(Progress progress) {
        this.progress = progress;
    }

    Truth run(Materials materials, int items, Jvm jvm) {
        try (Child weir = Child.start(Engine.WEIR, materials, jvm);
                Child judge = Child.start(Engine.BRUTE_FORCE, materials, jvm)) {
            for (Child child : List.of(weir, judge)) {
                child.load(materials);
                child.open(materials);
            }
            Agreement agreement = new Agreement(materials.searches());
            Entrant asked = new Entrant(Contestant.WEIR, weir);
            List<Entrant> judges =
                    List.of(new Entrant(Contestant.JUDGE, judge), new Entrant(Contestant.SECOND_JUDGE, judge));
            int differences = 0;
            long hits = 0;
            String first = "";
            for (int from = 0; from < items; from += ASKED_TOGETHER) {
                int count = Math.min(ASKED_TOGETHER, items - from);
                List<Long> ours = asked.fingerprints(from, count);
                BitSet differing = new BitSet();
                for (Entrant judging : judges) {
                    List<Long> theirs = judging.fingerprints(from, count);
                    for (int i = 0; i < count; i++) {
                        if (!theirs.get(i).equals(ours.get(i))) {
                            first = first.isEmpty() ? agreement.explained(judging, asked, from, count) : first;
                            differing.set(i);
                        }
                    }
                }
                differences += differing.cardinality();
                hits += weir.ask(new Request.Round(Contender.SINGLE, 1, from, count, List.of(), 0), Reply.Timed.class)
                        .whole()
                        .hits();
            }
            progress.say("  " + differences + " of " + items + " documents differ");
            return new Truth(materials.count(), items, hits, differences, first);
        }
    }
}
