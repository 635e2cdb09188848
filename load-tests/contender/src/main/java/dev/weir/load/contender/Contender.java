package dev.weir.load.contender;

import java.nio.file.Path;
import java.util.List;

/**
 * A system that is measured. Searches are saved and deleted by one thread at a time; deciders, each used by one thread,
 * may decide documents meanwhile.
 */
public interface Contender {
    /** Takes searches in, parsing included. Called chunk after chunk; each id once. */
    void save(List<Search> searches);

    /** Does what is left to do when all searches are in and before documents come. */
    default void settle() {}

    /** Deletes a search. */
    default void delete(int id) {
        throw new UnsupportedOperationException("nothing can be deleted from " + this);
    }

    /** Writes the compiled searches to a file. */
    default void writeSnapshot(Path file) {
        throw new UnsupportedOperationException("there are no snapshots of " + this);
    }

    /** The ids of the searches that are not in a snapshot that was just written. */
    default List<Integer> leftOutOf(Path snapshot) {
        throw new UnsupportedOperationException("there are no snapshots of " + this);
    }

    /**
     * A way of deciding documents; {@link #SINGLE} is one document at a time.
     *
     * @throws IllegalArgumentException if the system does not know the mode
     */
    Decider decider(String mode);

    /** One document at a time. */
    String SINGLE = "single";

    /** Decides documents, in groups. Used by one thread. */
    interface Decider {
        /** How many documents are decided together. */
        int groupSize();

        /**
         * Decides documents.
         *
         * @param group as many as the group's size; fewer at the end of a sample
         * @param hits takes what they hit, by their place in the group
         */
        void decide(List<Item> group, Hits hits);
    }

    /** Decides one document at a time. Used by one thread. */
    @FunctionalInterface
    interface OneByOne extends Decider {
        void decide(Item item, Hits hits);

        @Override
        default int groupSize() {
            return 1;
        }

        @Override
        default void decide(List<Item> group, Hits hits) {
            decide(group.getFirst(), hits);
        }
    }
}
