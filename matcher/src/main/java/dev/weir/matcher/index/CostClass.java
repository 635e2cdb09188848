package dev.weir.matcher.index;

/** What keeping a query costs, in one word. */
public enum CostClass {
    /** It can match nothing and is never looked at. */
    NOTHING,

    /** It is looked at for few documents: fewer than {@link #COMMON_PER_THOUSAND} of 1,000. */
    RARE,

    /** It is looked at for many documents, because what all of its matches contain is common. */
    COMMON,

    /**
     * It is decided for each document, because nothing in it narrows down which documents could match: a pure negation,
     * a match-all, or what only Lucene understands.
     */
    EVERY_DOCUMENT;

    /** From how many of 1,000 documents on a query is {@link #COMMON}. */
    public static final double COMMON_PER_THOUSAND = 100;

    static CostClass of(double candidatesPerThousand) {
        if (candidatesPerThousand <= 0) {
            return NOTHING;
        }
        return candidatesPerThousand < COMMON_PER_THOUSAND ? RARE : COMMON;
    }
}
