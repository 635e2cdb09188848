/** That the time from publishing to the handler is measured from the moment that was meant. */
@NullMarked
package dev.weir.load.latency;

import org.jspecify.annotations.NullMarked;
