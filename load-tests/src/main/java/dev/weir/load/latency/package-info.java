/**
 * How long it takes from the moment at which a document was to be published until it is acknowledged, and until a
 * consumer has it in hand.
 *
 * <p>Start with {@link dev.weir.load.latency.Latency}, the command. Documents are published at fixed moments, whether
 * or not those before were answered ({@link dev.weir.load.latency.OpenLoop}), and every time is counted from the moment
 * that was meant: so a server that stands still is not spared the documents that it kept waiting. What a sync to the
 * disk costs alone, in the same folder, is measured before and after ({@link dev.weir.load.latency.Fsyncs}).
 */
@NullMarked
package dev.weir.load.latency;

import org.jspecify.annotations.NullMarked;
