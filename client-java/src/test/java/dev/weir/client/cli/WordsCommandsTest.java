package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.FakeWeir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WordsCommandsTest {
    private final FakeWeir weir = new FakeWeir();

    @AfterEach
    void close() {
        weir.close();
    }

    private Cli.Result run(String... arguments) {
        return new Cli(weir.target()).run(arguments);
    }

    @Test
    void aListIsSavedShownReplacedListedAndDeleted(@TempDir Path directory) throws IOException {
        assertThat(run("words", "save", "--feed", "news", "towns", "York", "Kingston upon Hull")
                        .out())
                .contains("saved feeds/news/wordLists/towns with 2 entries");
        assertThat(run("words", "get", "--feed", "news", "towns").out().lines())
                .containsExactly("York", "Kingston upon Hull");
        Path file = Files.writeString(directory.resolve("towns.txt"), "Leeds\n\n  Newc*stle \r\nW?keham");
        assertThat(run("words", "save", "--feed", "news", "towns", "York", "--file", file.toString())
                        .code())
                .isZero();
        assertThat(run("words", "get", "--feed", "news", "towns").out().lines())
                .containsExactly("York", "Leeds", "Newc*stle", "W?keham");
        run("words", "save", "--feed", "news", "hills", "Pendle");
        assertThat(run("words", "list", "--feed", "news").out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("hills").contains("1 entries"),
                        second -> assertThat(second).startsWith("towns").contains("4 entries"));
        assertThat(run("words", "list", "--feed", "news", "--output", "json").out())
                .contains("\"entries\":[\"Pendle\"]");
        assertThat(run("words", "delete", "--feed", "news", "hills").out())
                .isEqualTo("deleted feeds/news/wordLists/hills" + System.lineSeparator());
        assertThat(weir.wordLists.byName).containsOnlyKeys("feeds/news/wordLists/towns");
    }

    @Test
    void checkingChangesNothing() {
        assertThat(run("words", "save", "--feed", "news", "towns", "York", "--validate-only")
                        .out())
                .startsWith("would save");
        assertThat(weir.wordLists.byName).isEmpty();
    }

    @Test
    void aListWithoutEntriesOrWithAnImpossibleNameIsRefusedAtOnce() {
        assertThat(run("words", "save", "--feed", "news", "towns").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run("words", "save", "--feed", "news", ".towns", "York").code())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("words", "get", "--feed", "news", "nowhere").code()).isEqualTo(ExitCodes.REFUSED);
    }
}
