/**
 * What the tests of the service share: a real server on a real port ({@link dev.weir.server.testing.RunningServer}), a
 * clock that only moves when told, messages with few words, and refusals that can be looked at.
 */
@NullMarked
package dev.weir.server.testing;

import org.jspecify.annotations.NullMarked;
