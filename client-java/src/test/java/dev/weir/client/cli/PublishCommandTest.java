package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.FakeWeir;
import dev.weir.client.Feeds;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PublishCommandTest {
    private final FakeWeir weir = new FakeWeir();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void makeFeed() {
        try (WeirClient client = WeirClient.connect(weir.target())) {
            client.feeds().create(Feeds.feed("news").text("title").date("when").build());
        }
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private long published() {
        try (WeirClient client = WeirClient.connect(weir.target());
                var events = client.documents().read("news", StartPoints.earliest())) {
            return events.stream().count();
        }
    }

    @Test
    void linesOfPlainAndZippedFilesArePublished() throws IOException {
        Path plain = file("a.jsonl", "{\"id\":1,\"title\":\"one\"}\n{\"id\":2,\"title\":\"two\"}\n");
        Path zipped = folder.resolve("b.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("{\"id\":3,\"when\":\"2026-03-01\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        Cli.Result result = new Cli(weir.target())
                .run("publish", "--feed", "news", "--time-field", "when", plain.toString(), zipped.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("published 3 documents to feeds/news in ")
                .contains(": 3 hits, 0 failed");
        assertThat(published()).isEqualTo(3);
    }

    @Test
    void badLinesAreNamedWithTheirReasonAndTheOthersPublished() throws IOException {
        Path file = file("a.jsonl", """
                {"id":1,"title":"one"}
                {"title":"no key"}
                not json

                {"id":5,"bad":true}
                {"id":6,"title":"six"}
                """);
        Cli.Result result =
                new Cli(weir.target()).run("publish", "--feed", "news", "--output", "json", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("a.jsonl:2: the document has no key")
                .contains("a.jsonl:3: not JSON: ")
                .contains("a.jsonl:5: the document has a field \"bad\", which the feed does not have");
        assertThat(result.out())
                .startsWith("{\"feed\":\"feeds/news\",\"documents\":2,\"failed\":3,\"hits\":2,\"seconds\":");
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void standardInputIsReadForADash() {
        Cli.Result result = new Cli(weir.target())
                .stdin("{\"url\":\"u\",\"title\":\"x\"}\n")
                .run("publish", "--feed", "news", "--key-field", "url", "-");
        assertThat(result.code()).isZero();
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void aMissingFileIsToldBeforeAnythingIsPublished() throws IOException {
        Path file = file("a.jsonl", "{\"id\":1}\n");
        Cli.Result result =
                new Cli(weir.target()).run("publish", "--feed", "news", file.toString(), folder.resolve("b") + "");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("cannot read");
        assertThat(published()).isZero();
        assertThat(new Cli(weir.target())
                        .run("publish", "--feed", "nowhere", file.toString())
                        .code())
                .isEqualTo(3);
    }

    @Test
    void aDamagedFileIsToldAndWhatCameBeforeIsPublished() throws IOException {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write("{\"id\":1}\n".repeat(3).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path damaged = folder.resolve("damaged.gz");
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length - 4));
        Cli.Result result = new Cli(weir.target()).run("publish", "--feed", "news", damaged.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("damaged.gz is damaged behind line");
    }

    @Test
    void theBarShowsPartRateAndFailuresAndMakesRoomForLines() {
        StringWriter err = new StringWriter();
        AtomicLong now = new AtomicLong();
        CliContext context = new CliContext(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                java.io.InputStream.nullInputStream(),
                true,
                Map.of(),
                action -> () -> {},
                now::get);
        try (ProgressBar bar = new ProgressBar(context, "documents", 1000)) {
            bar.update(0, 0, 0);
            now.addAndGet(Duration.ofMillis(50).toNanos());
            bar.update(100, 1, 0);
            now.addAndGet(Duration.ofMillis(1950).toNanos());
            bar.update(500, 3000, 2);
            bar.above("a line");
        }
        assertThat(err.toString())
                .contains("[===============               ]  50 %  3,000 documents, 1,500/s, 2 failed")
                .doesNotContain(" 10 %")
                .endsWith("\r\u001b[Ka line" + System.lineSeparator());
    }

    @Test
    void withoutATerminalALineIsWrittenNowAndThen() {
        StringWriter err = new StringWriter();
        AtomicLong now = new AtomicLong();
        CliContext context = new CliContext(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                java.io.InputStream.nullInputStream(),
                false,
                Map.of(),
                action -> () -> {},
                now::get);
        try (ProgressBar bar = new ProgressBar(context, "documents", 0)) {
            for (int second = 0; second <= 25; second++) {
                now.set(Duration.ofSeconds(second).toNanos());
                bar.update(0, second * 100L, 0);
            }
        }
        assertThat(err.toString().lines())
                .containsExactly("weir: 1,000 documents, 100/s", "weir: 2,000 documents, 100/s");
    }
}
