package dev.weir.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }

    private static List<String> read(byte[] input) throws IOException {
        List<String> lines = new ArrayList<>();
        try (JsonLines reader = JsonLines.of(new ByteArrayInputStream(input), "f")) {
            for (JsonLine line : reader) {
                lines.add(line.number() + " " + line.text());
            }
        }
        return lines;
    }

    @Test
    void linesKeepTheirNumbersOverBlankOnesAndLoseAByteOrderMark() throws IOException {
        assertThat(read(bytes("\uFEFF{}\r\n\n   \n{\"ü\":1}\n\n"))).containsExactly("1 {}", "4 {\"ü\":1}");
        assertThat(read(bytes("a\nb"))).containsExactly("1 a", "2 b");
        assertThat(read(bytes(""))).isEmpty();
        assertThat(read(bytes("\n"))).isEmpty();
    }

    @Test
    void aZippedFileIsKnownByItsContentAndSeveralPartsAreOne() throws IOException {
        byte[] one = zipped(bytes("a\nb\n"));
        byte[] two = zipped(bytes("c\n"));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertThat(read(both)).containsExactly("1 a", "2 b", "3 c");
    }

    @Test
    void aLineThatIsTooLongOrNotUtf8FailsAlone() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(bytes("short\n" + "x".repeat(200_000) + "\n"));
        input.write(new byte[] {'a', (byte) 0xC3, '\n'});
        input.write(bytes("good"));
        List<String> seen = new ArrayList<>();
        try (JsonLines reader = JsonLines.of(new ByteArrayInputStream(input.toByteArray()), "f", 1000)) {
            for (JsonLine line : reader) {
                try {
                    seen.add(line.text());
                } catch (BadInputException e) {
                    seen.add(String.valueOf(e.getMessage()));
                }
            }
        }
        assertThat(seen).hasSize(4).startsWith("short").endsWith("good");
        assertThat(seen.get(1)).isEqualTo("f:2: the line is longer than the limit of 1000 bytes a line");
        assertThat(seen.get(2)).startsWith("f:3: the line is not UTF-8");
    }

    @Test
    void aDamagedZipTellsBehindWhichLine(@TempDir Path folder) throws IOException {
        byte[] whole = zipped(bytes("{\"key\":1}\n".repeat(100)));
        Path file = folder.resolve("news.jsonl.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        try (JsonLines lines = JsonLines.open(file)) {
            assertThatThrownBy(
                            () -> lines.forEach(line -> assertThat(line.text()).isNotEmpty()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("news.jsonl.gz is damaged behind line");
        }
    }

    @Test
    void anEndlessInputIsReadInConstantMemory() throws IOException {
        long wanted = 2_000_000;
        InputStream endless = new InputStream() {
            private final byte[] line = bytes("{\"key\":1}\n");
            private long at;

            @Override
            public int read() {
                return line[(int) (at++ % line.length)];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) read();
                }
                return length;
            }
        };
        try (JsonLines lines = JsonLines.of(endless, "endless")) {
            long count = 0;
            for (JsonLine line : lines) {
                count++;
                if (line.number() == wanted) {
                    break;
                }
            }
            assertThat(count).isEqualTo(wanted);
            assertThat(lines.bytesRead()).isBetween(wanted * 10, wanted * 10 + (1 << 18));
        }
    }

    @Test
    void linesAreIteratedOnce() throws IOException {
        try (JsonLines lines = JsonLines.of(new ByteArrayInputStream(bytes("a")), "f")) {
            assertThat(lines.iterator()).isNotNull();
            assertThatThrownBy(lines::iterator).isInstanceOf(IllegalStateException.class);
        }
    }
}
