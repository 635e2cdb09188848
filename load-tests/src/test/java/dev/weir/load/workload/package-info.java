@NullMarked
package dev.weir.load.workload;

import org.jspecify.annotations.NullMarked;
