package dev.weir.server.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that all pumps share, and one timer. A pump is in their queue at most once, so that the number of pumps
 * bounds it.
 */
final class DeliveryThreads implements Executor, AutoCloseable {
    private static final long CLOSE_SECONDS_MAX = 30;

    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;

    DeliveryThreads(int threads) {
        // After the end nobody is left to be told anything: what still comes is dropped.
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("weir-delivery-", 0).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().name("weir-delivery-timer").daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** Finishes what was handed in; afterwards nothing reads the store any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("streams are still being sent after " + CLOSE_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
