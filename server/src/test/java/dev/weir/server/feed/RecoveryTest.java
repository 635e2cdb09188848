package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final int SEARCHES = 2 * Recovery.CHUNK + 7;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void moreSearchesThanAreParsedAtATimeAllComeBack() {
        try (OpenFeeds open = OpenFeeds.on(directory, threads)) {
            List<CompletableFuture<Outcome>> saved = new ArrayList<>();
            for (int i = 0; i < SEARCHES; i++) {
                saved.add(open.news().searches().take(Messages.search("s" + i, "weir AND w" + i), true));
            }
            saved.forEach(CompletableFuture::join);
            open.reopen();
            assertThat(open.news().registry().count()).isEqualTo(SEARCHES);
            for (int i : List.of(0, 1, Recovery.CHUNK - 1, Recovery.CHUNK, 2 * Recovery.CHUNK, SEARCHES - 1)) {
                long uid = open.news().registry().find("s" + i).orElseThrow().getUid();
                assertThat(open.matches(Messages.document("k", "weir w" + i))).containsExactly(uid);
            }
        }
    }
}
