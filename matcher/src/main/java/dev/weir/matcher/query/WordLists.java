package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Named lists of words and phrases, which queries refer to. A reference is any one entry: {@code *} and {@code ?} are
 * wildcards in it, a backslash makes the next character plain.
 */
@FunctionalInterface
public interface WordLists {
    /** No lists at all. */
    WordLists NONE = name -> Optional.empty();

    /** The entries of a list, if there is one of that name. */
    Optional<List<String>> entries(String name);

    /** The names of the lists that a tree refers to. */
    static SortedSet<String> namesIn(QueryTree tree) {
        SortedSet<String> names = new TreeSet<>();
        new TreeMapping(part -> {
                    if (part instanceof QueryTree.WordList list) {
                        names.add(list.name());
                    }
                    return part;
                })
                .map(tree);
        return names;
    }
}
