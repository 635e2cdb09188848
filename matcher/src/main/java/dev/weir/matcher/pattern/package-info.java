/**
 * Which of many patterns does one term satisfy: prefixes, wildcards, regular expressions, fuzzy words, ranges of terms.
 *
 * <p>Start reading at {@link dev.weir.matcher.pattern.Pattern}, which says of one pattern and one term what Lucene
 * would say, and go on to {@link dev.weir.matcher.pattern.PatternIndex}, which asks all patterns of a field at once.
 *
 * <p>Always true: the answer is Lucene's, for every term that is well-formed UTF-8, as all terms are that come from
 * text. What cannot be proved of a pattern is not used to find it. A pattern is a few bytes; only regular expressions
 * have an automaton, in a compact form of our own.
 *
 * <p>Never here: documents, queries with more than one leaf, positions of the log, locks on the asking side.
 */
@NullMarked
package dev.weir.matcher.pattern;

import org.jspecify.annotations.NullMarked;
