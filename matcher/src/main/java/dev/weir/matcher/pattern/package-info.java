/**
 * Which of many patterns does one term satisfy: prefixes, wildcards, regular expressions, fuzzy words, ranges of terms.
 *
 * <p>Start reading at {@link dev.weir.matcher.pattern.Pattern}, which says of one pattern and one term what Lucene
 * would say, and go on to {@link dev.weir.matcher.pattern.PatternIndex}, which asks all patterns of a field at once.
 * Behind it {@code Filer} decides under which {@code Keys} a pattern is filed, {@code TermKeys} which keys a term has,
 * and {@code Part} brings the two together. {@code Literals} takes keys from prefixes and wildcards, {@code RegexpKeys}
 * from automata, {@code DeletionKeys} from fuzzy words; {@code Ranges} needs none. {@code Glob}, {@code ByteAutomaton}
 * and {@code EditDistance} compare.
 *
 * <p>A key is a hash of at most eight bytes: how a term begins, how it ends, what is somewhere in it; or of what is
 * left of a word without one or two of its letters. Looking up the grams of a term in a hash table does in one pass
 * what an automaton of all literals would do (Aho, Corasick: Efficient String Matching, 1975). It grows by one pattern
 * at a time, takes a few bytes for each, and has a pattern under the rarest of its grams only, so that common literals
 * cost little.
 *
 * <p>Always true: the answer is Lucene's, for every term that is well-formed UTF-8, as all terms are that come from
 * text. A key is proved: each term has it that satisfies the pattern. A pattern of which nothing can be proved is
 * compared with every term. A pattern is a few bytes; only regular expressions have an automaton, in a compact form of
 * our own.
 *
 * <p>Never here: documents, queries of more than one leaf, positions of the log, locks on the asking side.
 */
@NullMarked
package dev.weir.matcher.pattern;

import org.jspecify.annotations.NullMarked;
