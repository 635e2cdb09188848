/** Tests of the files that hold snapshots. */
@NullMarked
package dev.weir.server.snapshot;

import org.jspecify.annotations.NullMarked;
