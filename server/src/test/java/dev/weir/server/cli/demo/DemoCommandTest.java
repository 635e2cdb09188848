package dev.weir.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoCommandTest {
    private static final Pattern DIRECTORY = Pattern.compile("its data, still empty, in (\\S+)");

    @Test
    void theWholeStoryIsToldAndNothingIsLeftBehind() {
        CommandLineRun run = CommandLineRun.of("demo", "--documents", "120");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("feeds/parliament", "feeds/listings", "made up")
                .containsPattern("enter {2}terror .*text-10")
                .containsPattern("«terrorismo»")
                .containsPattern("documents +120")
                .containsPattern("searches +13")
                .containsPattern("publish to notice +\\d+\\.\\d ms in the median")
                .contains("Go on by hand")
                .doesNotContain("not everything came back");
        assertThat(run.out().chars())
                .as("no colours or carriage returns where nobody is looking")
                .noneMatch(c -> c == '\u001b' || c == '\r');
        Matcher directory = DIRECTORY.matcher(run.out());
        assertThat(directory.find()).isTrue();
        assertThat(Path.of(directory.group(1)))
                .satisfies(path -> assertThat(Files.exists(path)).isFalse());
    }

    @Test
    void tooManyOrTooFewDocumentsAreRefused() {
        assertThat(CommandLineRun.of("demo", "--documents", "1").exit()).isEqualTo(2);
        assertThat(CommandLineRun.of("demo", "--documents", "20001").err()).contains("20000");
    }
}
