package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.UpdateWordListRequest;
import dev.weir.v1.WordList;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WordListsTest {
    private final FakeWeir weir = new FakeWeir();
    private final WeirClient client = WeirClient.builder()
            .target(weir.target())
            .retries(RetryPolicy.defaults().withTotalDeadline(Duration.ofMillis(500)))
            .build();

    @AfterEach
    void close() {
        client.close();
        weir.close();
    }

    @Test
    void aChangeMayTakeLongerThanOtherCalls() {
        WordList list = WordList.newBuilder()
                .setName("feeds/news/wordLists/towns")
                .addEntries("ely")
                .build();
        weir.wordLists.byName.put(list.getName(), list);
        weir.wordLists.hold = new CompletableFuture<>();
        CompletableFuture<WordList> change = client.wordLists()
                .updateAsync(
                        UpdateWordListRequest.newBuilder().setWordList(list).build());
        assertThatThrownBy(() -> client.wordLists().get("news", "towns")).hasMessageContaining("deadline");
        assertThat(change).isNotDone();
        weir.wordLists.hold.complete(null);
        assertThat(change.join()).isEqualTo(list);
    }
}
