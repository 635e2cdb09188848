/**
 * {@code weir demo}: the whole service at work in under a minute, on real texts and made-up listings.
 *
 * <p>Start reading at {@link dev.weir.server.cli.demo.DemoCommand}.
 *
 * <p>Always true: nothing on screen is staged. A real server on a real port takes the documents over gRPC, and each hit
 * that is shown came back as a notification. What is not real data says so. The demo cleans up after itself unless it
 * is told to keep.
 */
@NullMarked
package dev.weir.server.cli.demo;

import org.jspecify.annotations.NullMarked;
