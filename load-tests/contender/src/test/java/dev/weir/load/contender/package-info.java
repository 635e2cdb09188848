@NullMarked
package dev.weir.load.contender;

import org.jspecify.annotations.NullMarked;
