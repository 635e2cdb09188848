/**
 * What is matched: an immutable document whose values fit its schema.
 *
 * <p>Start reading at {@link dev.weir.matcher.document.Document}. {@link dev.weir.matcher.document.DateSpan} is how
 * dates are read, in documents and in queries.
 *
 * <p>Always true: a document that exists is valid; its values have the types of their fields, so nothing behind this
 * package checks them again.
 *
 * <p>Never here: keys, event times and versions, which belong to whoever keeps the documents; and Lucene's index
 * structures.
 */
@NullMarked
package dev.weir.matcher.document;

import org.jspecify.annotations.NullMarked;
