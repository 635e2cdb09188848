package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.testing.LogLines;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Seed;
import dev.weir.v1.Document;
import dev.weir.v1.SavedSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches come, change and go, documents pass, snapshots are written or not; a restart changes no hit. */
class RandomRestartTest {
    private static final int STEPS = 400;
    private static final int IDS = 40;
    private static final int WORDS = 8;

    @TempDir
    Path directory;

    private int begunWithSnapshot;

    @Test
    void aRestartAtAnyTimeChangesNoHit() {
        Seed.replayable(random -> {
            try (OpenFeeds open = OpenFeeds.on(directory, "snapshots.close_ms_max", "0")) {
                for (int step = 0; step < STEPS * Seed.multiplier(); step++) {
                    step(open, random);
                }
            }
            assertThat(begunWithSnapshot).isPositive();
        });
    }

    private void step(OpenFeeds open, Random random) {
        switch (random.nextInt(20)) {
            case 0 -> open.writeSnapshot();
            case 1 -> restart(open, random);
            case 2, 3, 4 -> open.publish("k" + random.nextInt(5), text(random)).join();
            case 5, 6, 7 -> delete(open, "s" + random.nextInt(IDS));
            case 8 -> pauseOrGoOn(open, "s" + random.nextInt(IDS));
            default ->
                open.news()
                        .searches()
                        .take(Messages.search("s" + random.nextInt(IDS), query(random)), true)
                        .join();
        }
    }

    private void restart(OpenFeeds open, Random random) {
        List<Document> documents = IntStream.range(0, 10)
                .mapToObj(i -> Messages.document("d" + i, text(random)))
                .toList();
        List<List<Long>> before = documents.stream().map(open::matches).toList();
        boolean without = random.nextInt(4) == 0;
        List<String> lines = LogLines.during(() -> open.reopen(without ? this::deleteSnapshot : () -> {}));
        begunWithSnapshot += lines.stream().anyMatch(line -> line.contains("begins with its snapshot")) ? 1 : 0;
        assertThat(documents.stream().map(open::matches)).isEqualTo(before);
    }

    private void deleteSnapshot() {
        try {
            Files.deleteIfExists(directory.resolve("snapshots/1.snapshot"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(OpenFeeds open, String id) {
        if (open.news().registry().find(id).isPresent()) {
            open.news().searches().delete(id, "", "").join();
        }
    }

    private static void pauseOrGoOn(OpenFeeds open, String id) {
        Optional<SavedSearch> search = open.news().registry().find(id);
        if (search.isPresent()) {
            SavedSearch.State state = search.get().getState() == SavedSearch.State.STATE_ACTIVE
                    ? SavedSearch.State.STATE_PAUSED
                    : SavedSearch.State.STATE_ACTIVE;
            open.news()
                    .searches()
                    .change(search.get().toBuilder().setState(state).build(), FieldMask.getDefaultInstance(), "", "");
        }
    }

    private static String query(Random random) {
        String word = word(random);
        return switch (random.nextInt(6)) {
            case 0 -> "+" + word + " +" + word(random);
            case 1 -> "\"" + word + " " + word(random) + "\"";
            case 2 -> "wo*" + random.nextInt(WORDS);
            case 3 -> word + " -" + word(random);
            case 4 -> "body:\"" + word + " " + word(random) + " " + word + "\"~3";
            default -> word;
        };
    }

    private static String text(Random random) {
        return String.join(
                " ",
                IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(i -> word(random))
                        .toList());
    }

    private static String word(Random random) {
        return "word" + random.nextInt(WORDS);
    }
}
