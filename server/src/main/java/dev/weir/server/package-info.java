/** The service. */
@NullMarked
package dev.weir.server;

import org.jspecify.annotations.NullMarked;
