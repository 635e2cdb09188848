/**
 * What a feed's documents may hold: fields, their types and their analysis.
 *
 * <p>Start reading at {@link dev.weir.matcher.schema.Schema}; {@link dev.weir.matcher.schema.Analyzers} lists the text
 * analyzers.
 *
 * <p>Always true: a schema is immutable and valid; the analysis of a field is the same for documents and for queries,
 * because both ask the schema for it; a schema only ever grows.
 *
 * <p>Never here: documents, queries, and any state that outlives a call.
 */
@NullMarked
package dev.weir.matcher.schema;

import org.jspecify.annotations.NullMarked;
