package dev.weir.matcher.index;

/** How rare a leaf is among documents. */
interface Rarity {
    /** The share of documents in which the leaf is expected to hold, above 0 and at most 1. */
    double of(int leaf);
}
