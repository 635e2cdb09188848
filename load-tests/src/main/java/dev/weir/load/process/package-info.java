/**
 * Other programs, run by load tests: a command that comes to its end, and a server that can be paused and killed. Every
 * wait is bounded, and nothing that was started outlives who started it.
 */
@NullMarked
package dev.weir.load.process;

import org.jspecify.annotations.NullMarked;
