package dev.weir.load.faults.history;

import java.util.Optional;

/**
 * How a saved search stands from a position on: later documents are decided against it.
 *
 * @param uid of the search
 * @param name the last part of its name
 * @param position of the save, change or deletion
 * @param owner whose it is
 * @param question what it asks; empty where it was deleted
 */
public record Standing(long uid, String name, long position, String owner, Optional<Question> question) {
    /** The search is gone from {@code at} on. */
    public Standing deleted(long at) {
        return new Standing(uid, name, at, owner, Optional.empty());
    }
}
