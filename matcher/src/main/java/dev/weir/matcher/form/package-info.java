/**
 * The normal form of a query: what it asks, without how it was written.
 *
 * <p>Start reading at {@link dev.weir.matcher.form.Form}. {@link dev.weir.matcher.form.FormReader} takes it from a
 * Lucene query, which stays what decides the meaning; {@link dev.weir.matcher.form.Forms} builds it and keeps it small.
 *
 * <p>Always true: a document matches the form if and only if Lucene says that it matches the query. Negation stands
 * only before leaves; groups of one kind are not nested in each other; scores and boosts are gone. What is not
 * understood stays a leaf that Lucene decides.
 *
 * <p>Never here: a document, or how a form is found.
 */
@NullMarked
package dev.weir.matcher.form;

import org.jspecify.annotations.NullMarked;
