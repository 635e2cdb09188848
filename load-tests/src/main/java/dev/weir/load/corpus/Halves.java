package dev.weir.load.corpus;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A corpus in two halves.
 *
 * @param forSearches what searches are made of
 * @param forDocuments what they are matched with
 */
public record Halves<T>(List<T> forSearches, List<T> forDocuments) {
    /** Copies both. */
    public Halves {
        forSearches = List.copyOf(forSearches);
        forDocuments = List.copyOf(forDocuments);
    }

    /** Every second one goes to the other half. */
    public static <T> Halves<T> of(List<T> all) {
        return new Halves<>(every(all, 0), every(all, 1));
    }

    private static <T> List<T> every(List<T> all, int remainder) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == remainder)
                .mapToObj(all::get)
                .toList();
    }
}
