package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreException;
import dev.weir.server.testing.Messages;
import dev.weir.v1.AckLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is synced before it is answered, and what is not. */
class AckLevelTest {
    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory);
        open.save("weirs", "weir");
        open.faults().commits().clear();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void whatAsksForMemoryAloneIsNotSyncedAndEverythingElseIs() {
        publish("a", AckLevel.ACK_LEVEL_MEMORY).join();
        publish("b", AckLevel.ACK_LEVEL_UNSPECIFIED).join();
        publish("c", AckLevel.ACK_LEVEL_DURABLE).join();
        open.news().documents().retract("a", "", AckLevel.ACK_LEVEL_MEMORY).join();
        open.save("other", "dam");
        assertThat(open.faults().commits()).containsExactly(false, true, true, false, true);
    }

    @Test
    void aBatchIsSyncedAsSoonAsOneOfItsCommandsAsksForIt() {
        open.sequencer().hold();
        List<CompletableFuture<Outcome>> batch = List.of(
                publish("a", AckLevel.ACK_LEVEL_MEMORY),
                publish("b", AckLevel.ACK_LEVEL_DURABLE),
                publish("c", AckLevel.ACK_LEVEL_MEMORY));
        open.sequencer().release();
        assertThat(batch.stream().map(outcome -> outcome.join().position()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(open.faults().commits()).containsExactly(true);
    }

    @Test
    void aDurableRepeatOfWhatWasAcknowledgedFromMemoryIsAnsweredOnlyOnceThatIsOnDisk() {
        Outcome first = open.news()
                .documents()
                .publish(Messages.document("a", "weir"), "again", AckLevel.ACK_LEVEL_MEMORY)
                .join();
        open.faults().fail(() -> new StoreException("a bad disk"), "sync");
        assertThat(OpenFeeds.failure(open.news().documents().publish(Messages.document("a", "weir"), "again")))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("a bad disk");
        assertThat(open.news()
                        .documents()
                        .publish(Messages.document("a", "weir"), "again", AckLevel.ACK_LEVEL_MEMORY)
                        .join())
                .isEqualTo(first);
        open.faults().heal();
        assertThat(open.news()
                        .documents()
                        .publish(Messages.document("a", "weir"), "again")
                        .join())
                .isEqualTo(first);
    }

    @Test
    void theAnswersAndTheHitsAreThoseOfADurablePublish() {
        Outcome memory = publish("a", AckLevel.ACK_LEVEL_MEMORY).join();
        Outcome durable = publish("b", AckLevel.ACK_LEVEL_DURABLE).join();
        assertThat(durable.position()).isEqualTo(memory.position() + 1);
        assertThat(memory.hitCount()).isEqualTo(durable.hitCount()).isEqualTo(1);
        open.reopen();
        assertThat(open.news().head()).isEqualTo(durable.position());
        assertThat(open.hits(memory.position())).isEqualTo(open.hits(durable.position()));
    }

    @Test
    void anUnknownLevelIsRefused() {
        assertThatThrownBy(() -> publish("a", AckLevel.UNRECOGNIZED))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("ack_level");
    }

    private CompletableFuture<Outcome> publish(String key, AckLevel level) {
        return open.news().documents().publish(Messages.document(key, "weir"), "", level);
    }
}
