@NullMarked
package dev.weir.server.feed;

import org.jspecify.annotations.NullMarked;
