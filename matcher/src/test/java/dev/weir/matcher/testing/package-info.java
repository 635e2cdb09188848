/**
 * Random schemas, documents and queries, and the judge that knows the right answer; published as the module's test jar.
 *
 * <p>Start reading at {@link dev.weir.matcher.testing.Randomized}, which gives a test its seed, and
 * {@link dev.weir.matcher.testing.RandomQueries}.
 *
 * <p>Always true: the same seed gives the same tests; documents and queries share one small vocabulary, so that both
 * verdicts are common. The judge shares no code with the query index.
 */
@NullMarked
package dev.weir.matcher.testing;

import org.jspecify.annotations.NullMarked;
