package dev.weir.load.outcome;

import java.util.List;

/**
 * What a new process with many searches goes through.
 *
 * @param searches how many stand
 * @param distinct how many different ones
 * @param savedPerSecond searches saved in bulk in a second, parsing included, on all processors
 * @param heapBytes of the query index, when all searches are in
 * @param heapLaterBytes the same when documents have passed
 * @param registryBytes of the names and sources, if a registry holds them
 * @param coldItems how many documents were decided first
 * @param coldMicros time of one of them, in the mean
 * @param coldSlowestMicros the longest time of one of them
 * @param coldSlowestBeyondGcMicros the longest time that is not a pause of the garbage collector
 * @param warmMicros time of one document later on, in each round
 * @param seenAtOnce whether the very next document was decided against each single search that was saved, and no longer
 *     against it when it had been deleted
 * @param changes how many searches were saved and deleted while documents were decided
 * @param undisturbed spans without changes, in documents a second
 * @param disturbed spans with changes, in documents a second
 * @param undisturbedPauseMicros the longest time of one document without changes, beyond the garbage collector's pauses
 * @param disturbedPauseMicros the longest time of one document with changes, beyond the garbage collector's pauses
 * @param restart of other processes with the same searches
 */
public record Life(
        int searches,
        int distinct,
        double savedPerSecond,
        long heapBytes,
        long heapLaterBytes,
        long registryBytes,
        int coldItems,
        double coldMicros,
        double coldSlowestMicros,
        double coldSlowestBeyondGcMicros,
        List<Double> warmMicros,
        boolean seenAtOnce,
        long changes,
        List<Double> undisturbed,
        List<Double> disturbed,
        double undisturbedPauseMicros,
        double disturbedPauseMicros,
        Restart restart) {
    /** Copies the spans. */
    public Life {
        warmMicros = List.copyOf(warmMicros);
        undisturbed = List.copyOf(undisturbed);
        disturbed = List.copyOf(disturbed);
    }
}
