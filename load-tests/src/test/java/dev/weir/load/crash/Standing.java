package dev.weir.load.crash;

import java.util.Set;

/**
 * How a search stood from a position on.
 *
 * @param uid of the search
 * @param name of the search
 * @param position of the save, change or deletion: later documents see it
 * @param words all of which a document must have; none where the search was deleted
 */
record Standing(long uid, String name, long position, Set<String> words) {
    boolean deleted() {
        return words.isEmpty();
    }

    String query() {
        return String.join(
                " AND ", words.stream().sorted().map(word -> "body:" + word).toList());
    }
}
