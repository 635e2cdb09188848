package dev.weir.load.compare;

import dev.weir.load.contender.Reply;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rounds of a duel: who decides which documents when, and whether all find the same. */
final class Turns {
    private final List<Entrant> entrants;
    private final Entrant weir;
    private final Pace pace;
    private final Agreement agreement;
    private final Progress progress;
    private final Map<Entrant, List<Reply.Sample>> samples = new LinkedHashMap<>();
    private final Map<Entrant, List<Reply.Sample>> ofWeir = new LinkedHashMap<>();

    /**
     * Rounds to come.
     *
     * @param searches where the searches can be read, for a message
     */
    Turns(List<Entrant> entrants, Pace pace, Path searches, Progress progress) {
        this.entrants = entrants;
        this.weir = entrants.stream()
                .filter(entrant -> entrant.contestant().equals(Contestant.WEIR))
                .findFirst()
                .orElseThrow();
        this.pace = pace;
        this.agreement = new Agreement(searches);
        this.progress = progress;
    }

    List<Standing> run() {
        // Documents that warm up come after those that count, so that the latter are new to everyone while there are
        // enough.
        int warmUpFrom = pace.rounds() * pace.window();
        for (Entrant entrant : entrants) {
            entrant.warmUp(pace, warmUpFrom);
            progress.say("  " + entrant.contestant() + ": " + entrant.sample() + " documents a round");
        }
        entrants.forEach(entrant -> entrant.limit(weir.sample()));
        List<Entrant> order = new ArrayList<>(entrants);
        for (int round = 0; round < pace.rounds(); round++) {
            round(order, round * pace.window());
            Collections.rotate(order, 1);
        }
        return entrants.stream().map(this::standing).toList();
    }

    private void round(List<Entrant> order, int from) {
        List<Integer> cuts = entrants.stream().map(Entrant::sample).distinct().toList();
        Map<Integer, Reply.Sample> weirByCut = new LinkedHashMap<>();
        Map<Entrant, Reply.Sample> round = new LinkedHashMap<>();
        for (Entrant entrant : order) {
            if (entrant == weir) {
                Reply.Timed timed = entrant.round(from, cuts);
                timed.cuts().forEach(cut -> weirByCut.put(cut.items(), cut));
                round.put(entrant, timed.whole());
            } else {
                round.put(entrant, entrant.round(from, List.of()).whole());
            }
        }
        round.forEach((entrant, sample) -> {
            Reply.Sample same = weirByCut.get(sample.items());
            if (same == null) {
                throw new IllegalStateException("Weir did not decide a sample of " + sample.items());
            }
            agreement.check(entrant, sample, weir, same, from);
            samples.computeIfAbsent(entrant, none -> new ArrayList<>()).add(sample);
            ofWeir.computeIfAbsent(entrant, none -> new ArrayList<>()).add(same);
        });
    }

    private Standing standing(Entrant entrant) {
        List<Reply.Sample> own = samples.getOrDefault(entrant, List.of());
        List<Reply.Sample> same = ofWeir.getOrDefault(entrant, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round).microsEach() / same.get(round).microsEach());
        }
        double decided = own.stream().mapToInt(Reply.Sample::items).sum();
        return new Standing(
                entrant.contestant(),
                entrant.sample(),
                own.stream().map(Reply.Sample::microsEach).toList(),
                ratios,
                own.stream().mapToLong(Reply.Sample::hits).sum() / decided,
                own.stream().mapToLong(Reply.Sample::candidates).sum() / decided,
                agreement.lost(entrant));
    }
}
