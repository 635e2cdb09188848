package dev.weir.load.workload;

/** What is asked in searches of the news. */
public enum Mixture {
    /** Everything. */
    FULL,
    /** Everything but fuzzy words. */
    WITHOUT_FUZZY,
    /** Words, phrases and booleans of words: what engines that file searches under one word each do best. */
    PLAIN
}
