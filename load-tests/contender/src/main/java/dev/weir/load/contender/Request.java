package dev.weir.load.contender;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the comparison asks of a system's process. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Request.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Request.Round.class, name = "round"),
    @JsonSubTypes.Type(value = Request.Fingerprints.class, name = "fingerprints"),
    @JsonSubTypes.Type(value = Request.Ids.class, name = "ids"),
    @JsonSubTypes.Type(value = Request.Save.class, name = "save"),
    @JsonSubTypes.Type(value = Request.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = Request.Change.class, name = "change"),
    @JsonSubTypes.Type(value = Request.Keep.class, name = "keep"),
    @JsonSubTypes.Type(value = Request.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = Request.MeasureHeap.class, name = "heap")
})
public sealed interface Request {
    /** Read these searches and let them stand. Answered by {@link Reply.Loaded}. */
    record Load(String searches) implements Request {}

    /** Read these documents into memory. Answered by {@link Reply.Opened}. */
    record Open(String items) implements Request {}

    /**
     * Decide documents and say how long it took. Answered by {@link Reply.Timed}.
     *
     * @param mode a way of deciding that the system knows
     * @param threads how many decide at once
     * @param from the first document; after the last one follows the first
     * @param count how many
     * @param cuts for which smaller counts of the same documents to tell the time as well; multiples of the group's
     *     size; only with one thread
     * @param budgetNanos no group is begun later than this after the first; 0 for no budget
     */
    record Round(String mode, int threads, int from, int count, List<Integer> cuts, long budgetNanos)
            implements Request {
        /** Copies the cuts. */
        public Round {
            cuts = List.copyOf(cuts);
        }
    }

    /** Tell what each document hits, as a number. Answered by {@link Reply.Fingerprinted}. */
    record Fingerprints(String mode, int from, int count) implements Request {}

    /** Tell which searches a document hits. Answered by {@link Reply.Found}. */
    record Ids(String mode, int item) implements Request {}

    /** Save one search. Answered by {@link Reply.Done}. */
    record Save(Search search) implements Request {}

    /** Delete a search. Answered by {@link Reply.Done}. */
    record Delete(int id) implements Request {}

    /**
     * Decide documents on one thread, in spans: undisturbed, and while another thread saves and deletes searches.
     * Answered by {@link Reply.Changed}.
     *
     * @param searches new searches to save, enough for all spans
     * @param perSecond how many are saved in a second; as many are deleted, from id 0 on
     * @param spans how many spans of each kind
     * @param spanNanos how long each is
     */
    record Change(String searches, int perSecond, int spans, long spanNanos) implements Request {}

    /** Hold names and sources of searches as a registry of them would. Answered by {@link Reply.Heap}. */
    record Keep(String searches) implements Request {}

    /** Write the compiled searches to a file, for another process. Answered by {@link Reply.Written}. */
    record Snapshot(String file) implements Request {}

    /** Answered by {@link Reply.Heap}. */
    record MeasureHeap() implements Request {}
}
