/**
 * Between the contract and the matcher: reads what callers send, checks it, and turns it into the matcher's own terms.
 *
 * <p>Start with {@link dev.weir.server.contract.DocumentConverter} and {@link dev.weir.server.contract.QueryConverter}.
 * What is wrong becomes a {@link dev.weir.server.error.WeirException} that names the field by its path in the message.
 * Nothing here keeps state, reads the store, or knows which call a message came with.
 */
@NullMarked
package dev.weir.server.contract;

import org.jspecify.annotations.NullMarked;
