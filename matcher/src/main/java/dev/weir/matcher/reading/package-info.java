/**
 * Reading one document: which leaves it makes hold, noticed in one pass or decided when they are needed.
 *
 * <p>Start reading at {@link dev.weir.matcher.reading.Reading}. {@link dev.weir.matcher.reading.TokenTable} remembers
 * what each token meant when it was last seen; {@link dev.weir.matcher.reading.Deciding} decides the leaves that are
 * more than the presence of something; {@link dev.weir.matcher.reading.Stretches} decides proximity;
 * {@link dev.weir.matcher.reading.DocumentIndex} is the document as Lucene sees
 * it, built only when a leaf needs it.
 *
 * <p>Always true: a reading belongs to one thread at a time, and is used for one document after the other. Each leaf is
 * decided at most once for a document.
 *
 * <p>Never here: which query contains a leaf.
 */
@NullMarked
package dev.weir.matcher.reading;

import org.jspecify.annotations.NullMarked;
