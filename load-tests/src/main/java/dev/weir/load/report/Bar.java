package dev.weir.load.report;

/**
 * A bar that was set before, and what was measured.
 *
 * @param bar what was asked for
 * @param measured what came out; empty if it was not measured
 * @param held whether the one reaches the other
 */
record Bar(String bar, String measured, boolean held) {
    static Bar unmeasured(String bar) {
        return new Bar(bar, "", false);
    }

    String verdict() {
        return measured.isEmpty() ? "not measured" : held ? "held" : "NOT HELD";
    }
}
