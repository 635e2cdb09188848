package dev.weir.load.outcome;

import java.util.List;

/**
 * How long a new process takes to decide its first document, from the start of its JVM on.
 *
 * @param searches how many stand then
 * @param leftOut how many of them are not in the snapshot, and are parsed again
 * @param snapshotBytes the size of the snapshot
 * @param writeMillis the time to write it, beside a process that goes on
 * @param millis the time with the snapshot, of each process that was started
 * @param rebuiltMillis the time without, where all searches are read as JSON lines and parsed on all processors
 * @param same whether the document has the same hits both ways
 */
public record Restart(
        int searches,
        int leftOut,
        long snapshotBytes,
        double writeMillis,
        List<Double> millis,
        double rebuiltMillis,
        boolean same) {
    /** Copies the times. */
    public Restart {
        millis = List.copyOf(millis);
    }
}
