/** The fault harness, a few rounds of it in each build. */
@NullMarked
package dev.weir.load.faults;

import org.jspecify.annotations.NullMarked;
