package dev.weir.server.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Does work at once, on the caller's thread, or gathers it until it is let go. For one thread. */
final class HeldExecutor implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;
    private boolean running;

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (!held && !running) {
            drain();
        }
    }

    /** From here on commands gather. */
    void hold() {
        held = true;
    }

    /** Lets the gathered commands go, as one batch, and what comes after them at once. */
    void release() {
        held = false;
        drain();
    }

    private void drain() {
        running = true;
        try {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }
}
