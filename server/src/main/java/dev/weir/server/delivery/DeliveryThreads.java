package dev.weir.server.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that all pumps share, and one timer. Those who read live have threads of their own, so that they do not
 * queue behind those who catch up, whose steps are longer. A pump is in a queue at most once, so that the number of
 * pumps bounds both.
 */
final class DeliveryThreads implements AutoCloseable {
    private static final long CLOSE_SECONDS_MAX = 30;

    private final ThreadPoolExecutor live;
    private final ThreadPoolExecutor catchingUp;
    private final ScheduledThreadPoolExecutor timer;

    DeliveryThreads(int liveThreads, int catchUpThreads) {
        live = pool(liveThreads, "weir-delivery-");
        catchingUp = pool(catchUpThreads, "weir-catch-up-");
        timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().name("weir-delivery-timer").daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        // After the end nobody is left to be told anything: what still comes is dropped.
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name, 0).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** For those who have everything but the newest. */
    Executor live() {
        return live;
    }

    /** For those who have much to read. */
    Executor catchingUp() {
        return catchingUp;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** Finishes what was handed in; afterwards nothing reads the store any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        live.shutdown();
        catchingUp.shutdown();
        try {
            if (!live.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)
                    || !catchingUp.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("streams are still being sent after " + CLOSE_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
