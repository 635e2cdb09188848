@NullMarked
package dev.weir.server.contract;

import org.jspecify.annotations.NullMarked;
