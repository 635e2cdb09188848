@NullMarked
package dev.weir.server.cli.match;

import org.jspecify.annotations.NullMarked;
