package dev.weir.load.match;

/** Something that is measured. Used by one thread. */
interface Contender {
    /** What the table calls it. */
    String name();

    /**
     * Does its work for one text.
     *
     * @return a number that depends on all of the work: the same in each round, and so that none of it can be left out
     */
    long run(String text);
}
