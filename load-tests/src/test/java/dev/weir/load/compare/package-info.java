/**
 * The comparison itself is right: it notices what differs, and it runs from beginning to end. No time is judged here.
 */
@NullMarked
package dev.weir.load.compare;

import org.jspecify.annotations.NullMarked;
