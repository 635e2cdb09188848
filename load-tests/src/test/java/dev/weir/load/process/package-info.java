/**
 * Other programs, run by tests: a command that comes to its end, and a server that can be killed. Every wait is
 * bounded, and nothing that was started outlives its test.
 */
@NullMarked
package dev.weir.load.process;

import org.jspecify.annotations.NullMarked;
