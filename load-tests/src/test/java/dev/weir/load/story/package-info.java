/** The whole story, told to a real server by a client in another language that knows only the contract. */
@NullMarked
package dev.weir.load.story;

import org.jspecify.annotations.NullMarked;
