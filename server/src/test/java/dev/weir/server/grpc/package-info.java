@NullMarked
package dev.weir.server.grpc;

import org.jspecify.annotations.NullMarked;
