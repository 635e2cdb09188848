package dev.weir.server.cli.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.server.cli.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String SEARCHES = """
            {"name":"z-weir","query":"weir"}
            {"name":"a-cheap","query":"weir","filters":[{"field":"price","range":{"upper":5}}]}
            {"name":"m-salmon","query":"title:\\"salmon ladder\\""}
            """;

    @TempDir
    Path folder;

    private Path schema = Path.of("");
    private Path searches = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        schema = write(
                "schema.yaml",
                "fields:\n  - {name: title, type: text}\n  - {name: price, type: long}\n  - {name: at, type: date}\n");
        searches = write("searches.jsonl", SEARCHES);
    }

    @Test
    void everyDocumentGetsALineInOrderWithItsSearchesSorted() throws IOException {
        CommandLineRun run = match(write("documents.jsonl", """
                        {"key":"one","title":"A weir","price":3}
                        {"key":"two","title":"nothing"}

                        {"id":3,"title":"the Salmon ladder at the weir","price":9}
                        """));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                        {"key": "one", "searches": ["a-cheap", "z-weir"]}
                        {"key": "two", "searches": []}
                        {"key": "3", "searches": ["m-salmon", "z-weir"]}
                        """);
    }

    @Test
    void searchesMayReferToWordListsInFiles() throws IOException {
        searches = write("lists.jsonl", """
                {"name":"fish","query":"@fish"}
                {"name":"lost","query":"@nowhere"}
                """);
        Path fish = write("fish.txt", "salmon ladder\n\ntro*\n");
        CommandLineRun run = match(write("documents.jsonl", """
                        {"key":"one","title":"the Salmon ladder"}
                        {"key":"two","title":"a ladder for trout"}
                        {"key":"three","title":"a ladder for salmon"}
                        """), "--words", "fish=" + fish);
        assertThat(run.err()).contains("there is no word list 'nowhere'");
        assertThat(run.out()).isEqualTo("""
                        {"key": "one", "searches": ["fish"]}
                        {"key": "two", "searches": ["fish"]}
                        {"key": "three", "searches": []}
                        """);
    }

    @Test
    void keysAreWrittenAsJsonWhateverIsInThem() throws IOException {
        CommandLineRun run = match(write("documents.jsonl", "{\"key\":\"q\\\"\\\\ \\u00e9 \\ud83d\\ude00\\n\"}\n"));
        assertThat(run.out()).isEqualTo("{\"key\": \"q\\\"\\\\ é 😀\\n\", \"searches\": []}\n");
    }

    @Test
    void manyThreadsGiveTheSameLinesInTheSameOrderAsOne() throws IOException {
        List<String> lines = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        "{\"key\":\"d" + i + "\",\"title\":\"" + (i % 7 == 0 ? "weir" : "x".repeat(i % 300)) + "\"}")
                .toList();
        Path documents = write("documents.jsonl", String.join("\n", lines));
        CommandLineRun one = match(documents, "--threads", "1");
        CommandLineRun eight = match(documents, "--threads", "8");
        assertThat(one.out().lines()).hasSize(5_000);
        assertThat(one.out().lines().skip(4_999)).containsExactly("{\"key\": \"d4999\", \"searches\": []}");
        assertThat(eight.out()).isEqualTo(one.out());
    }

    @Test
    void badLinesAreNamedAndCountedAndTheOthersComeOut() throws IOException {
        Path bad = write(
                "bad.jsonl",
                SEARCHES + "{\"name\":\"broken\",\"query\":\"(weir\"}\n"
                        + "{\"name\":\"z-weir\",\"query\":\"again\"}\n{\"nome\":1}\n");
        Path documents = write("documents.jsonl", """
                {"key":"one","title":"weir"}
                {"key":"two","title":"weir","nosuch":1}
                not json
                {"key":"four","price":"many"}
                {"title":"no key"}
                {"key":"six","title":"weir"}
                """);
        CommandLineRun run = run(schema, bad, documents.toString(), "--stats");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "{\"key\": \"one\", \"searches\": [\"z-weir\"]}",
                        "{\"key\": \"six\", \"searches\": [\"z-weir\"]}");
        List<String> problems = run.err().lines().toList();
        assertThat(problems.get(0)).startsWith("bad.jsonl:4: ").contains("broken", "line 1");
        assertThat(problems.get(1)).startsWith("bad.jsonl:5: ").contains("z-weir", "bad.jsonl:1");
        assertThat(problems.get(2)).startsWith("bad.jsonl:6: ").contains("nome");
        assertThat(problems.get(3)).startsWith("documents.jsonl:2: ").contains("nosuch");
        assertThat(problems.get(4)).startsWith("documents.jsonl:3: ");
        assertThat(problems.get(5)).startsWith("documents.jsonl:4: ").contains("price");
        assertThat(problems.get(6)).startsWith("documents.jsonl:5: ").contains("key");
        JsonNode stats = new ObjectMapper().readTree(problems.get(7));
        assertThat(stats.path("documents").asInt()).isEqualTo(2);
        assertThat(stats.path("bad_documents").asInt()).isEqualTo(4);
        assertThat(stats.path("searches").asInt()).isEqualTo(3);
        assertThat(stats.path("bad_searches").asInt()).isEqualTo(3);
    }

    @Test
    void theStatisticsSayWhatItCost() throws IOException {
        Path documents = write("documents.jsonl", "{\"key\":\"one\",\"title\":\"weir weir\"}\n{\"key\":\"two\"}\n");
        CommandLineRun run = match(documents, "--stats");
        JsonNode stats = new ObjectMapper().readTree(run.err());
        assertThat(stats.path("documents").asInt()).isEqualTo(2);
        assertThat(stats.path("searches").asInt()).isEqualTo(3);
        assertThat(stats.path("hits").asInt()).isEqualTo(1);
        assertThat(stats.path("candidates_per_document").asDouble()).isPositive();
        assertThat(stats.path("documents_per_second").asDouble()).isPositive();
        assertThat(stats.has("seconds_to_load_searches")).isTrue();
        assertThat(stats.has("seconds_to_match")).isTrue();
        for (String stage : List.of("read", "parse", "analysis", "candidates", "decision")) {
            assertThat(stats.path("micros_per_document").path(stage).isNumber())
                    .as(stage)
                    .isTrue();
        }
    }

    @Test
    void unknownFieldsArePassedOverWhenAskedTo() throws IOException {
        Path documents =
                write("documents.jsonl", "{\"key\":\"one\",\"title\":\"weir\",\"nosuch\":[{\"lat\":1,\"lon\":2}]}\n");
        assertThat(match(documents).exit()).isEqualTo(1);
        CommandLineRun run = match(documents, "--ignore-unknown-fields");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("{\"key\": \"one\", \"searches\": [\"z-weir\"]}\n");
    }

    @Test
    void keyAndTimeMayBeOtherFields() throws IOException {
        Path documents = write(
                "documents.jsonl",
                "{\"url\":\"u\",\"when\":\"2026-03-01\",\"title\":\"weir\"}\n{\"url\":\"v\",\"when\":\"soon\"}\n");
        CommandLineRun run = match(documents, "--key-field", "url", "--time-field", "when");
        assertThat(run.out()).isEqualTo("{\"key\": \"u\", \"searches\": [\"z-weir\"]}\n");
        assertThat(run.err()).contains("documents.jsonl:2", "when");
    }

    @Test
    void filesMayBeZippedAndComeFromStandardInput() throws IOException {
        Path zipped = folder.resolve("documents.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("{\"key\":\"one\",\"title\":\"weir\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        String expected = "{\"key\": \"one\", \"searches\": [\"z-weir\"]}\n";
        assertThat(match(zipped).out()).isEqualTo(expected);
        CommandLineRun documents = CommandLineRun.of(
                Map.of(),
                "{\"key\":\"one\",\"title\":\"weir\"}",
                action -> () -> {},
                arguments(schema, searches.toString(), "-"));
        assertThat(documents.out()).isEqualTo(expected);
        CommandLineRun piped =
                CommandLineRun.of(Map.of(), SEARCHES, action -> () -> {}, arguments(schema, "-", zipped.toString()));
        assertThat(piped.out()).isEqualTo(expected);
    }

    @Test
    void wrongCallsAndUnreadableFilesAreToldApartFromBadLines() throws IOException {
        Path documents = write("documents.jsonl", "{\"key\":\"one\"}\n");
        assertThat(match(documents, "--threads", "0").exit()).isEqualTo(2);
        assertThat(CommandLineRun.of(arguments(schema, "-", "-")).exit()).isEqualTo(2);
        CommandLineRun absent = run(schema, searches, folder.resolve("absent").toString());
        assertThat(absent.exit()).isEqualTo(2);
        assertThat(absent.err()).contains("absent");
        CommandLineRun badSchema = run(
                write("bad.yaml", "fields:\n  - {name: t, type: text, analyzer: klingon}\n"),
                searches,
                documents.toString());
        assertThat(badSchema.exit()).isEqualTo(2);
        assertThat(badSchema.err()).contains("klingon", "english");
    }

    @Test
    void aDamagedFileEndsTheRunWithWhatWasReadBefore() throws IOException {
        Path zipped = folder.resolve("documents.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            for (int i = 0; i < 10_000; i++) {
                out.write(("{\"key\":\"d" + i + "\",\"title\":\"" + Math.sqrt(i) + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = Files.readAllBytes(zipped);
        Files.write(zipped, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        CommandLineRun run = match(zipped);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("documents.jsonl.gz", "damaged");
    }

    private CommandLineRun match(Path documents, String... more) {
        return run(schema, searches, documents.toString(), more);
    }

    private static CommandLineRun run(Path schema, Path searches, String documents, String... more) {
        return CommandLineRun.of(arguments(schema, searches.toString(), documents, more));
    }

    private static String[] arguments(Path schema, String searches, String documents, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("match", "--schema", schema.toString(), "--searches", searches, "--documents", documents));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
