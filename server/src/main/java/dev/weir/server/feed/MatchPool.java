package dev.weir.server.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads on which documents are decided, for all feeds together. Safe for many threads. */
public final class MatchPool implements AutoCloseable {
    private static final long CLOSE_SECONDS_MAX = 30;

    private final int threads;
    private final ExecutorService pool;

    /**
     * Starts the threads.
     *
     * @param threads how many documents are decided at a time, at least 1
     */
    public MatchPool(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("weir-match-", 0).daemon().factory());
    }

    /**
     * Does something for each of 0 to count - 1, in parallel, and waits until nobody is at it any more. The first
     * failure ends the rest and is thrown.
     */
    public void forEach(int count, IntConsumer work) {
        begin(count, work).await();
    }

    /** Begins what {@link #forEach} does, and leaves the waiting to the caller. */
    Running begin(int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, count); i++) {
            workers.add(pool.submit(() -> {
                try {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        work.accept(at);
                    }
                } finally {
                    // After the last one this changes nothing; after a failure nobody begins another.
                    next.set(count);
                }
            }));
        }
        return () -> awaitAll(workers);
    }

    /** Work that was begun. */
    interface Running {
        /** Waits until nobody is at it any more; the first failure is thrown. */
        void await();
    }

    private static void awaitAll(List<Future<?>> workers) {
        RuntimeException failure = null;
        Error error = null;
        for (Future<?> worker : workers) {
            try {
                await(worker);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            } catch (Error e) {
                error = error == null ? e : error;
            }
        }
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Does something on one of the threads and waits for it. */
    public <T> T call(Callable<T> work) {
        return await(pool.submit(work));
    }

    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    // What is matched is about to be committed: finish it, and leave the interrupt to the caller.
                    interrupted = true;
                } catch (CancellationException | ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new IllegalStateException("matching failed", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
