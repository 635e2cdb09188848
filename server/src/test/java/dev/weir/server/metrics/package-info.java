@NullMarked
package dev.weir.server.metrics;

import org.jspecify.annotations.NullMarked;
