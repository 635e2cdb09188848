package dev.weir.load.weir;

import dev.weir.matcher.index.QueryIndex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks after an index in the background, until the process ends. */
final class Upkeep {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final QueryIndex index;

    Upkeep(QueryIndex index) {
        this.index = index;
    }

    void start() {
        Thread thread = new Thread(this::run, "upkeep");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (true) {
            if (!maintain()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Does what there is to do, and returns when nothing is left. */
    void finish() {
        while (maintain()) {
            // Until there is nothing more to do.
        }
    }

    private synchronized boolean maintain() {
        return index.maintain();
    }
}
