@NullMarked
package dev.weir.server.store;

import org.jspecify.annotations.NullMarked;
