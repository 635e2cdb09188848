package dev.weir.load.contender;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a system's process answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Loaded.class, name = "loaded"),
    @JsonSubTypes.Type(value = Reply.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Reply.Timed.class, name = "timed"),
    @JsonSubTypes.Type(value = Reply.Fingerprinted.class, name = "fingerprinted"),
    @JsonSubTypes.Type(value = Reply.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = Reply.Heap.class, name = "heap"),
    @JsonSubTypes.Type(value = Reply.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Reply.Restarted.class, name = "restarted"),
    @JsonSubTypes.Type(value = Reply.Failed.class, name = "failed")
})
public sealed interface Reply {
    /**
     * The searches stand.
     *
     * @param searches how many
     * @param nanos the time to parse and save them, without reading the file
     * @param heapBytes by how much the heap in use has grown since the beginning, after garbage collection
     */
    record Loaded(int searches, long nanos, long heapBytes) implements Reply {}

    /** The documents are in memory. */
    record Opened(int items) implements Reply {}

    /**
     * A round is done.
     *
     * @param whole all documents that were decided: fewer than asked for if the budget ran out
     * @param cuts the first so many of them, as asked
     * @param slowestNanos the longest time of one group
     * @param slowestBeyondGcNanos the longest time of one group that is not a pause of the garbage collector
     */
    record Timed(Sample whole, List<Sample> cuts, long slowestNanos, long slowestBeyondGcNanos) implements Reply {
        /** Copies the cuts. */
        public Timed {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * Some documents, decided.
     *
     * @param items how many
     * @param nanos the time for all of them
     * @param hits how many they have together
     * @param candidates how many searches had to be decided
     * @param fingerprint depends on each hit of each document and on nothing else
     */
    record Sample(int items, long nanos, long hits, long candidates, long fingerprint) {
        public double microsEach() {
            return nanos / 1e3 / items;
        }
    }

    /** A number for each document that depends on its hits and on nothing else. */
    record Fingerprinted(List<Long> fingerprints) implements Reply {
        /** Copies them. */
        public Fingerprinted {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /** The ids of the searches that a document hits, ascending. */
    record Found(List<Integer> ids) implements Reply {
        /** Copies them. */
        public Found {
            ids = List.copyOf(ids);
        }
    }

    /** It is done. */
    record Done() implements Reply {}

    /**
     * What documents felt of changes.
     *
     * @param undisturbed spans without changes
     * @param disturbed spans with changes
     * @param changes how many searches were saved and deleted
     */
    record Changed(List<Span> undisturbed, List<Span> disturbed, long changes) implements Reply {
        /** Copies the spans. */
        public Changed {
            undisturbed = List.copyOf(undisturbed);
            disturbed = List.copyOf(disturbed);
        }
    }

    /**
     * A span of time.
     *
     * @param itemsPerSecond documents decided in a second
     * @param slowestNanos the longest time of one document
     * @param slowestBeyondGcNanos the longest time of one document that is not a pause of the garbage collector
     */
    record Span(double itemsPerSecond, long slowestNanos, long slowestBeyondGcNanos) {}

    /**
     * By how much the heap in use has grown, after garbage collection: by what was asked for, or since the beginning.
     */
    record Heap(long bytes) implements Reply {}

    /**
     * The compiled searches are in a file.
     *
     * @param bytes of the file
     * @param nanos the time to write it
     * @param leftOut the ids of the searches that are not in it, and have to be saved again
     */
    record Written(long bytes, long nanos, List<Integer> leftOut) implements Reply {
        /** Copies the ids. */
        public Written {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A new process has decided its first document.
     *
     * @param standMillis when all searches stood, in milliseconds since the process was started
     * @param decidedMillis when the first document was decided
     * @param searches how many stand
     * @param ids of the searches that the document hits, ascending
     */
    record Restarted(long standMillis, long decidedMillis, int searches, List<Integer> ids) implements Reply {
        /** Copies the ids. */
        public Restarted {
            ids = List.copyOf(ids);
        }
    }

    /** The request could not be done; the process ends. */
    record Failed(String reason) implements Reply {}
}
