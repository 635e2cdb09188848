package dev.weir.load.workload;

/** What is asked in searches of the news. */
public enum Mixture {
    /** Everything. */
    FULL("all kinds"),
    /** Everything but fuzzy words. */
    WITHOUT_FUZZY("without fuzzy"),
    /** Words, phrases and booleans of words: what engines that file searches under one word each do best. */
    PLAIN("terms, phrases, booleans");

    private final String label;

    Mixture(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }
}
