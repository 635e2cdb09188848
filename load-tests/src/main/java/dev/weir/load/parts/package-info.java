/**
 * The parts of deciding a document, each measured alone with JMH: analysis, matching, parsing, saving.
 *
 * <p>Start with {@link dev.weir.load.parts.Parts}, the command. For how fast the whole is, and beside whom, see
 * {@code dev.weir.load.compare}; this is for whoever changes a part and wants to know what it did.
 */
@NullMarked
package dev.weir.load.parts;

import org.jspecify.annotations.NullMarked;
