package dev.weir.load.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What happens in a round, and when: all of it follows from the seed. When is told in acknowledged documents, since
 * these, and not the time, say how much is under way.
 *
 * @param seed of the round
 * @param moments in the order of time; one of them is a kill of the server
 * @param acknowledgedAtEnd documents of this round, after which it ends
 */
record Plan(long seed, List<Moment> moments, int acknowledgedAtEnd) {
    private static final int FAULTS_MAX = 4;
    private static final int BEFORE_KILL_MAX = 400;
    private static final int AFTER_KILL = 150;

    /** When so many documents of the round are acknowledged, this happens. */
    record Moment(int acknowledged, Fault fault) {}

    /** The plan of a seed. */
    static Plan of(long seed) {
        Random random = new Random(seed);
        int killAt = random.nextInt(BEFORE_KILL_MAX);
        int end = killAt + AFTER_KILL;
        List<Moment> moments = new ArrayList<>(List.of(new Moment(killAt, new Fault.KillServer())));
        for (int faults = random.nextInt(1, FAULTS_MAX + 1); faults > 0; faults--) {
            moments.add(new Moment(random.nextInt(end), Fault.random(random)));
        }
        moments.sort(Comparator.comparingInt(Moment::acknowledged));
        return new Plan(seed, List.copyOf(moments), end);
    }

    /** For people: what happens, in order. */
    String words() {
        return moments.stream().map(moment -> moment.fault.words()).collect(Collectors.joining(", "));
    }
}
