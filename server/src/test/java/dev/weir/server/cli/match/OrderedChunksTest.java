package dev.weir.server.cli.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.files.JsonLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedChunksTest {
    private static final int CHUNK_LINES = 64;

    @Test
    void resultsComeInTheOrderOfTheLinesAlsoWhenTheFirstIsTheSlowest() throws Exception {
        OrderedChunks chunks = new OrderedChunks(3);
        CountDownLatch others = new CountDownLatch(chunks.inFlightMax() - 1);
        List<Long> numbers = new ArrayList<>();
        chunks.run(
                new Numbered(20_000),
                chunk -> {
                    if (chunk.getFirst().number() == 0) {
                        await(others);
                    }
                    others.countDown();
                    return chunk.stream().map(JsonLine::number).toList();
                },
                numbers::addAll);
        assertThat(numbers).hasSize(20_000).isSorted();
    }

    @Test
    void howeverLongTheFileOnlyABoundedPartOfItIsInMemory() throws Exception {
        OrderedChunks chunks = new OrderedChunks(2);
        Numbered lines = new Numbered(300_000);
        long[] done = new long[1];
        long[] most = new long[1];
        chunks.run(lines, List::size, size -> {
            most[0] = Math.max(most[0], lines.read - done[0]);
            done[0] += size;
        });
        assertThat(done[0]).isEqualTo(300_000);
        assertThat(most[0]).isLessThanOrEqualTo((long) chunks.inFlightMax() * CHUNK_LINES);
    }

    @Test
    void longLinesMakeShortChunks() throws Exception {
        String long1 = "x".repeat(200_000);
        List<JsonLine> lines = List.of(line(0, long1), line(1, long1), line(2, long1), line(3, "short"));
        List<Integer> sizes = new ArrayList<>();
        new OrderedChunks(1).run(lines.iterator(), List::size, sizes::add);
        assertThat(sizes).containsExactly(2, 2);
    }

    @Test
    void whatTheOutputThrowsEndsTheRun() {
        assertThatThrownBy(() -> new OrderedChunks(2).run(new Numbered(100_000), List::size, size -> {
                    throw new IOException("no space left");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonLine line(long number, String text) {
        return JsonLine.of("test", number, text);
    }

    private static final class Numbered implements Iterator<JsonLine> {
        private final long count;
        private long read;

        Numbered(long count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return read < count;
        }

        @Override
        public JsonLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return line(read++, "{}");
        }
    }
}
