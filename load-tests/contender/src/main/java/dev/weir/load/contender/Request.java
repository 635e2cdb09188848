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
    @JsonSubTypes.Type(value = Request.Ids.class, name = "ids")
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
}
