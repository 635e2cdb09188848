package dev.weir.load.outcome;

/**
 * Whether Weir is right.
 *
 * @param searches how many stood
 * @param items how many documents were decided against them
 * @param hits how many there are
 * @param differences documents whose hits differ from those that Lucene has, asked about each search and each document
 *     alone, or from those that it has on an ordinary index of the documents
 * @param first the first of them, in words; empty if there is none
 */
public record Truth(int searches, int items, long hits, int differences, String first) {
    public long pairs() {
        return (long) searches * items;
    }
}
