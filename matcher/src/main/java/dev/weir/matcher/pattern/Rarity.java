package dev.weir.matcher.pattern;

/** How many other patterns have a key, about: what many people ask for also occurs in many terms. */
interface Rarity {
    int count(int hash);
}
