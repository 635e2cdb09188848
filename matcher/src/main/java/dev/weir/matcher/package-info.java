/** The matcher: decides a document against every saved search. */
@NullMarked
package dev.weir.matcher;

import org.jspecify.annotations.NullMarked;
