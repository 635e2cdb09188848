/**
 * Random histories of everything that a client can do to a feed, on a real server, against a small model in memory.
 *
 * <p>Start with {@link dev.weir.server.model.ModelTest}. {@link dev.weir.server.model.Model} says by the words of the
 * promises which notifications there must be; {@link dev.weir.server.model.Reader} is a subscription with its consumer,
 * and knows which of them it must have been sent.
 */
@NullMarked
package dev.weir.server.model;

import org.jspecify.annotations.NullMarked;
