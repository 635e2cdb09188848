@NullMarked
package dev.weir.server.cli.demo;

import org.jspecify.annotations.NullMarked;
