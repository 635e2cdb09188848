package dev.weir.server.testing;

import java.util.Optional;
import java.util.Random;

/** Randomness that can be replayed: {@code -Dtests.seed=} sets the seed, {@code -Dtests.multiplier=} scales a test. */
public final class Seed {
    private Seed() {}

    /** What a random test does with its source of randomness. */
    public interface Body {
        void run(Random random) throws Exception;
    }

    /** Runs a test; when it fails, the failure names the seed. */
    public static void replayable(Body test) {
        long seed = property("tests.seed").map(Long::decode).orElseGet(() -> new Random().nextLong());
        try {
            test.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("failed with -Dtests.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** How much more than usual is to be tried, at least 1. */
    public static int multiplier() {
        return property("tests.multiplier").map(Integer::parseInt).orElse(1);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
