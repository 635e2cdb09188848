package dev.weir.load.compare;

import dev.weir.load.contender.Reply;
import dev.weir.load.outcome.Engine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what is going on, with the minutes since the beginning, for whoever waits. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        out.printf(Locale.ROOT, "%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), what);
    }

    void loaded(Engine engine, Reply.Loaded loaded) {
        if (engine != Engine.FLOOR) {
            say(String.format(
                    Locale.ROOT,
                    "  %s has taken in %,d searches in %.1f s, %,d bytes of heap each",
                    engine.key(),
                    loaded.searches(),
                    loaded.nanos() / 1e9,
                    loaded.heapBytes() / Math.max(1, loaded.searches())));
        }
    }
}
