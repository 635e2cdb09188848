package dev.weir.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.config.ConfigPrinter;
import dev.weir.server.config.WeirConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeirTest {
    private static final List<String> COMMANDS =
            List.of("demo", "serve", "feed", "search", "publish", "tail", "match", "config", "generate-completion");

    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommandAndEachCommandHelps() {
        CommandLineRun help = CommandLineRun.of("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        for (String command : COMMANDS) {
            assertThat(help.out()).contains("\n  " + command);
            CommandLineRun own = CommandLineRun.of(command, "--help");
            assertThat(own.exit()).as(command).isZero();
            assertThat(own.out()).contains("weir " + command);
        }
    }

    @Test
    void withoutACommandItSaysWhatThereIsAndFails() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("weir demo");
    }

    @Test
    void aMistypedCommandFailsAndNamesTheNearOne() {
        CommandLineRun run = CommandLineRun.of("serv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'serv'").contains("weir serve");
    }

    @Test
    void theVersionNamesWeirAndLucene() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("weir ").contains("Lucene 10.");
    }

    @Test
    void theCompletionIsAScriptThatKnowsTheCommands() {
        CommandLineRun run = CommandLineRun.of("generate-completion");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("complete -F").contains("_picocli_weir_match");
    }

    @Test
    void theConfigurationIsPrintedAndReadBack() throws IOException {
        CommandLineRun defaults = CommandLineRun.of("config");
        assertThat(defaults.out()).isEqualTo(ConfigPrinter.yaml(WeirConfig.defaults()));
        Path file = Files.writeString(folder.resolve("weir.yaml"), defaults.out());
        CommandLineRun effective = CommandLineRun.of(
                Map.of("WEIR_SERVER_PORT", "7979"), "", action -> () -> {}, "config", "--config", file.toString());
        assertThat(effective.exit()).isZero();
        assertThat(effective.out()).contains("  port: 7979\n");
    }

    @Test
    void aWrongConfigurationIsToldInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("weir.yaml"), "server:\n  prot: 1\n");
        for (String command : List.of("config", "serve")) {
            CommandLineRun run = CommandLineRun.of(command, "--config", file.toString());
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("server.prot", "line 2", "server.port");
        }
    }
}
