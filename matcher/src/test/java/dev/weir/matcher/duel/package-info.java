/** The duels: the query index against Lucene alone, from outside of its packages. Start reading at {@code DuelTest}. */
@NullMarked
package dev.weir.matcher.duel;

import org.jspecify.annotations.NullMarked;
