package dev.weir.load.outcome;

/** A system that has a process of its own. */
public enum Engine {
    WEIR("weir", true),
    FLOOR("floor", true),
    BRUTE_FORCE("brute-force", true),
    MONITOR("monitor", false),
    MONITOR_4_PASSES("monitor-4-passes", false),
    MONITOR_REGEXPS("monitor-regexps", false),
    MONITOR_4_PASSES_REGEXPS("monitor-4-passes-regexps", false);

    private final String key;
    private final boolean ours;

    Engine(String key, boolean ours) {
        this.key = key;
        this.ours = ours;
    }

    /** What its process calls it. */
    public String key() {
        return key;
    }

    /** Whether it runs on Weir's class path; the others have that of the peers. */
    public boolean ours() {
        return ours;
    }
}
