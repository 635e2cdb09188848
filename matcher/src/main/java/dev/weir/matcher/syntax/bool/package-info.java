/**
 * BOOLEAN: searches as people write them in Scopus, Web of Science, Ovid, PubMed, EBSCO and tools for media monitoring;
 * and the canonical text of every tree, which is written in it.
 *
 * <p>Start reading at {@link dev.weir.matcher.syntax.bool.BooleanSyntax}: the {@code Lexer} cuts a text into tokens,
 * the {@code Parser} makes {@code Written} of them, which is what stands there, and {@code Meaning} gives each leaf its
 * fields. {@link dev.weir.matcher.syntax.bool.CanonicalText} goes the other way.
 *
 * <p>Always true: what the canonical text of a tree is read as is that tree. What is doubtful gets a warning, what
 * cannot be read an error, both with their place. No recursion is deeper than the limit on brackets allows.
 *
 * <p>Never here: Lucene's queries. Analysis is used for one thing only, to see where a word with wildcards falls apart
 * into several.
 */
@NullMarked
package dev.weir.matcher.syntax.bool;

import org.jspecify.annotations.NullMarked;
