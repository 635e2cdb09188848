package dev.weir.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/promises.md names tests: they are there. */
final class PromisesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestThatAPromiseNamesIsThere() throws IOException {
        List<MatchResult> named = TEST.matcher(Files.readString(ROOT.resolve("docs/promises.md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(20);
        List<Path> tests = testFiles();
        for (MatchResult test : named) {
            assertThat(tests)
                    .as(test.group())
                    .anyMatch(file -> file.endsWith(test.group(1) + ".java") && declares(file, test.group(2)));
        }
    }

    private static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file ->
                            file.toString().contains("src") && file.toString().endsWith("Test.java"))
                    .toList();
        }
    }

    private static boolean declares(Path file, String method) {
        try {
            return Files.readString(file).contains("void " + method + "(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
