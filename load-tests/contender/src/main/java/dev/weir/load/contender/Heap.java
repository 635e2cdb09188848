package dev.weir.load.contender;

import java.lang.management.ManagementFactory;

/** How much heap is in use. */
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** What is in use after garbage collection. Soft references may keep more alive than anybody needs. */
    static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
