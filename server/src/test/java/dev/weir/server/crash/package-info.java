/** What a server that is killed leaves, seen from outside of its process. */
@NullMarked
package dev.weir.server.crash;

import org.jspecify.annotations.NullMarked;
