/**
 * The client library of Weir: save searches, publish documents, be told of the hits.
 *
 * <p>Start reading at {@link dev.weir.client.WeirClient}; it hands out one object for each service of the contract.
 * Long work has its own class: {@link dev.weir.client.Publisher} and {@link dev.weir.client.SearchImporter} send many
 * items through one stream (both are a {@code Pipeline}), {@link dev.weir.client.Consumer} receives a subscription's
 * notifications.
 *
 * <p>Always true here: a call is tried again only where a repeat is harmless, and only as often and as long as the
 * {@link dev.weir.client.RetryPolicy} says; what is in flight is bounded; every failure is a
 * {@link dev.weir.client.WeirException} with the server's own words. Nothing here knows the server's code, prints, or
 * reads a file.
 */
@NullMarked
package dev.weir.client;

import org.jspecify.annotations.NullMarked;
