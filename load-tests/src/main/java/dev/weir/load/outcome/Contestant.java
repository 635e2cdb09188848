package dev.weir.load.outcome;

import java.util.List;
import java.util.stream.Stream;

/**
 * An engine in one way of using it: what has a line in the table.
 *
 * @param engine who
 * @param mode as its process calls it
 * @param threads how many decide at once
 * @param label what the table calls it
 */
public record Contestant(Engine engine, String mode, int threads, String label) {
    public static final Contestant WEIR = new Contestant(Engine.WEIR, "single", 1, "Weir");
    public static final Contestant WEIR_2_THREADS = new Contestant(Engine.WEIR, "single", 2, "Weir, 2 threads");
    public static final Contestant ANALYSIS = new Contestant(Engine.FLOOR, "analysis", 1, "floor: analysis alone");
    public static final Contestant MEMORY_INDEX =
            new Contestant(Engine.FLOOR, "memory-index", 1, "floor: analysis and MemoryIndex");
    public static final Contestant BRUTE_FORCE =
            new Contestant(Engine.BRUTE_FORCE, "single", 1, "brute force on MemoryIndex");
    /** The same, by all processors. */
    public static final Contestant JUDGE =
            new Contestant(Engine.BRUTE_FORCE, "parallel", 1, "brute force on MemoryIndex");

    public static final Contestant SECOND_JUDGE =
            new Contestant(Engine.BRUTE_FORCE, "ordinary", 1, "every search run on an ordinary index");
    public static final Contestant MONITOR = new Contestant(Engine.MONITOR, "single", 1, "Lucene Monitor");
    public static final Contestant MONITOR_BATCH =
            new Contestant(Engine.MONITOR, "batch", 1, "Lucene Monitor, batches of 64");

    private static final String EXPERT = "Lucene Monitor, ";

    /** Lucene Monitor as its documentation shows it. */
    public static final List<Contestant> DEFAULT_PEERS = List.of(MONITOR, MONITOR_BATCH);

    /** The ways of using Lucene Monitor that help where there are no patterns. */
    public static final List<Contestant> PEERS_WITHOUT_HANDLER = List.of(
            MONITOR,
            MONITOR_BATCH,
            new Contestant(Engine.MONITOR_4_PASSES, "single", 1, EXPERT + "4 passes"),
            new Contestant(Engine.MONITOR_4_PASSES, "batch", 1, EXPERT + "4 passes, batches of 64"));

    /** All ways of using Lucene Monitor. */
    public static final List<Contestant> PEERS = Stream.concat(
                    PEERS_WITHOUT_HANDLER.stream(),
                    Stream.of(
                            new Contestant(Engine.MONITOR_REGEXPS, "single", 1, EXPERT + "regexp handler"),
                            new Contestant(
                                    Engine.MONITOR_REGEXPS, "batch", 1, EXPERT + "regexp handler, batches of 64"),
                            new Contestant(
                                    Engine.MONITOR_4_PASSES_REGEXPS, "single", 1, EXPERT + "4 passes, regexp handler"),
                            new Contestant(
                                    Engine.MONITOR_4_PASSES_REGEXPS,
                                    "batch",
                                    1,
                                    EXPERT + "4 passes, regexp handler, batches of 64")))
            .toList();

    /** Whether it is somebody else's engine. */
    public boolean isPeer() {
        return !engine.ours();
    }

    /** Whether it decides documents in batches. */
    public boolean isBatch() {
        return mode.equals("batch");
    }

    /** Whether it finds hits at all. */
    public boolean finds() {
        return engine != Engine.FLOOR;
    }

    /**
     * Whether it is known to lose hits: what the handler takes for a part of every match is not always one, as soon as
     * an expression has escapes.
     */
    public boolean mayLose() {
        return engine == Engine.MONITOR_REGEXPS || engine == Engine.MONITOR_4_PASSES_REGEXPS;
    }

    @Override
    public String toString() {
        return label;
    }
}
