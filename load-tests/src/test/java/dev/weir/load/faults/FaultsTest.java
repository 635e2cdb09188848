package dev.weir.load.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A short run of the fault harness. {@code -Dtests.multiplier=N} makes it N times as long, {@code -Dtests.seed=}
 * replays what happens in it.
 */
class FaultsTest {
    private static final int ROUNDS = 20;

    private final PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, UTF_8);

    @Test
    void twentyRoundsOfKillsAndCutsUnderLoadBreakNoPromise() throws Exception {
        int rounds = ROUNDS * Integer.getInteger("tests.multiplier", 1);
        Faults.run(seed(), /* first= */ 1, rounds, /* roundsPerLife= */ ROUNDS, out);
    }

    @Test
    void aDiskFilledUnderLoadAndFreedLosesNothingAndNeedsNoRestart() throws Exception {
        assumeTrue(
                Faults.fillDisks(seed(), Integer.getInteger("tests.multiplier", 1), out),
                "this machine allows no mount namespaces (unshare --user --mount), or has no tmpfs");
    }

    private static long seed() {
        String given = System.getProperty("tests.seed", "");
        return given.isBlank() ? new Random().nextLong() : Long.decode(given);
    }
}
