/** Somebody else's code: it may use what the library makes public and nothing else. */
@NullMarked
package dev.weir.embedding;

import org.jspecify.annotations.NullMarked;
