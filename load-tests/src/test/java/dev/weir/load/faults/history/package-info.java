/** That the judges of histories see what is wrong: right histories pass, and each way of spoiling one is caught. */
@NullMarked
package dev.weir.load.faults.history;

import org.jspecify.annotations.NullMarked;
