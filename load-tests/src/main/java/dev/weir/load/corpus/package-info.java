/**
 * What documents and searches are made of: texts and listings from files that are given as parameters, or, without any,
 * ones that everybody has: the parliament texts of the demo, and listings and events drawn by a seeded generator.
 *
 * <p>Searches are made of one half of a corpus and matched with documents of the other, so that no document was asked
 * for by its own words; {@link dev.weir.load.corpus.Halves} parts them.
 */
@NullMarked
package dev.weir.load.corpus;

import org.jspecify.annotations.NullMarked;
