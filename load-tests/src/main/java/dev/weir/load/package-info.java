/**
 * What is measured and tried of Weir as a whole: benchmarks here and in the packages below, and, among the tests, the
 * stories that need real processes and real connections.
 *
 * <p>Start with {@code README.md} of this module. Each benchmark is a main class with a package of its own, prints the
 * machine and the JVM beside its numbers, and counts as a result only what it has checked. Nothing depends on this
 * module, and no number here is a test: a build does not fail because a machine is slow.
 */
@NullMarked
package dev.weir.load;

import org.jspecify.annotations.NullMarked;
