package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when more comes than can be written. */
class QueueBoundsTest {
    @TempDir
    Path directory;

    @Test
    void whoCannotWaitIsToldWhenToComeBackAndNothingOfItIsWritten() {
        try (OpenFeeds open =
                OpenFeeds.on(directory, "limits.sequencer_queue_events_max", "2", "limits.publish_wait_ms_max", "1")) {
            open.sequencer().hold();
            List<CompletableFuture<Outcome>> taken = List.of(open.publish("a", "weir"), open.publish("b", "weir"));
            WeirException refused = (WeirException)
                    OpenFeeds.failure(open.news().documents().impatient().publish(Messages.document("c", "weir"), "r"));
            assertThat(refused.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED);
            assertThat(refused.reason()).isEqualTo("QUEUE_FULL");
            assertThat(refused.retryAfter()).isPresent();
            assertThat(refused.message()).contains("limits.sequencer_queue_events_max = 2");
            assertThat(OpenFeeds.failure(open.news().documents().impatient().retract("a", "")))
                    .isInstanceOf(WeirException.class);
            assertThat(OpenFeeds.failure(open.news().searches().create(Messages.search("s", "weir"), "")))
                    .isInstanceOfSatisfying(WeirException.class, full -> assertThat(full.reason())
                            .isEqualTo("QUEUE_FULL"));
            assertThat(OpenFeeds.failure(open.news().searches().delete("s", "", "")))
                    .isInstanceOf(WeirException.class);
            open.sequencer().release();
            assertThat(taken)
                    .allSatisfy(outcome -> assertThat(outcome.join().position()).isPositive());
            assertThat(open.news().head()).isEqualTo(2);
            assertThat(open.news()
                            .documents()
                            .impatient()
                            .publish(Messages.document("c", "weir"), "r")
                            .join()
                            .position())
                    .isEqualTo(3);
        }
    }

    @Test
    void whoCanWaitWaitsUntilThereIsRoom() {
        try (OpenFeeds open = OpenFeeds.on(directory, "limits.sequencer_queue_bytes_max", "1048576");
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            String large = "weir ".repeat(100_000);
            open.sequencer().hold();
            CompletableFuture<Outcome> first = open.publish("a", large);
            var waiting = thread.submit(() -> {
                open.publish("b", large).join();
                return true;
            });
            Await.until("it is decided who waits", () -> Thread.getAllStackTraces().values().stream()
                    .flatMap(java.util.Arrays::stream)
                    .anyMatch(frame -> frame.getClassName().equals(CommandQueue.class.getName())
                            && frame.getMethodName().equals("put")));
            assertThat(waiting.isDone()).isFalse();
            open.sequencer().release();
            assertThat(first.join().position()).isEqualTo(1);
            Await.until("there was room for the other", waiting::isDone);
            assertThat(open.news().head()).isEqualTo(2);
        }
    }
}
