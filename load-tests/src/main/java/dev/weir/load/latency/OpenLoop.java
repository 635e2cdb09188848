package dev.weir.load.latency;

import dev.weir.client.Publisher;
import dev.weir.v1.Document;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Publishes at the moments of a schedule; where it is late, it hurries after. */
final class OpenLoop {
    private final Schedule schedule;
    private final Times times;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    OpenLoop(Schedule schedule, Times times) {
        this.schedule = schedule;
        this.times = times;
    }

    /** Publishes all, and waits for all answers. */
    void run(Publisher publisher, IntFunction<Document> documents) {
        for (int number = 0; number < schedule.count() && failure.get() == null; number++) {
            Document document = documents.apply(number);
            for (long left = schedule.intendedNanos(number) - System.nanoTime();
                    left > 0;
                    left = schedule.intendedNanos(number) - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            CompletableFuture<?> answer = publisher.publish(document);
            times.add(times.sent, number);
            answered(answer, number);
        }
        publisher.flush();
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("a document was not acknowledged", problem);
        }
    }

    private void answered(CompletableFuture<?> answer, int number) {
        var _ = answer.handle((result, problem) -> {
            if (problem == null) {
                times.add(times.acknowledged, number);
            } else {
                failure.compareAndSet(null, problem);
            }
            return null;
        });
        // Nothing waits for a single answer: flush() waits for all.
    }
}
