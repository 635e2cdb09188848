package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.ReadDocumentsRequest;
import io.grpc.Status;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageWhileServingTest {
    private static final int DOCUMENTS = 200;

    @TempDir
    Path directory;

    @Test
    void damageThatAReadMeetsIsToldAsLastingAndWithItsPlaceAndTheRestIsServed() throws IOException {
        try (RunningServer server = RunningServer.withNews(directory, "store.block_cache_bytes_max", "1048576")) {
            for (int i = 0; i < DOCUMENTS; i++) {
                server.publish(Messages.document("k" + i, filling(i)));
            }
            // A start writes what is in the write-ahead log to tables.
            server.restart();
            Path table = largestTable();
            damage(table);
            Refusal refusal = Refusal.of(() -> {
                long[] read = {0};
                server.documents()
                        .readDocuments(ReadDocumentsRequest.newBuilder()
                                .setParent(NEWS)
                                .build())
                        .forEachRemaining(event -> read[0]++);
                return read[0];
            });
            assertThat(refusal.code()).isEqualTo(Status.Code.DATA_LOSS);
            assertThat(refusal.reason()).isEqualTo("STORE_DAMAGED");
            assertThat(refusal.retry()).isFalse();
            assertThat(refusal.message()).contains(table.getFileName().toString());
            assertThat(server.publish(Messages.document("new", "weir")).getPosition())
                    .isEqualTo(DOCUMENTS + 1);
        }
    }

    private static String filling(int seed) {
        return new Random(seed).ints(2_000).mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    private Path largestTable() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /** Where the first documents are, which are no longer in the cache once the start has read them all. */
    private static void damage(Path table) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
            file.seek(file.length() / 10);
            file.write(new byte[64]);
        }
    }
}
