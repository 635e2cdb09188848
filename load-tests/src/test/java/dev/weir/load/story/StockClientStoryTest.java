package dev.weir.load.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.load.process.Command;
import dev.weir.server.WeirServer;
import dev.weir.server.config.WeirConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code stock-client/story.mjs} against a server on a real port. Skipped, with the reason, where there is no
 * Node.js or its packages cannot be fetched.
 */
class StockClientStoryTest {
    private static final int NODE_VERSION_MIN = 18;
    private static final Duration ASK_MAX = Duration.ofSeconds(10);
    private static final Duration FETCH_MAX = Duration.ofSeconds(30);
    private static final Duration STORY_MAX = Duration.ofSeconds(90);

    private final Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    @TempDir
    private Path data;

    @Test
    void aClientInAnotherLanguageThatKnowsOnlyTheContractCanDoTheWholeStory() throws Exception {
        Path node = requireNode();
        Path client = copyOfTheClient();
        fetchPackages(client);
        WeirConfig config = WeirConfig.defaults().with("server.port", "0").with("store.directory", data.toString());
        try (WeirServer server = WeirServer.start(config)) {
            Command.Result story = Command.run(
                    client,
                    Map.of(
                            "PROTO_ROOT",
                            module.resolveSibling("proto/src/main/proto").toString()),
                    STORY_MAX,
                    List.of(node.toString(), "story.mjs", server.address()));
            System.out.print(story.output());
            assertThat(story.exitCode()).as(story.output()).isZero();
        }
    }

    private Path requireNode() throws IOException, InterruptedException {
        Path node = Command.find("node").orElse(Path.of("node"));
        assumeTrue(
                Files.isExecutable(node), "skipped: there is no node on the path; with Node.js 18 the story is told");
        assumeTrue(
                Command.find("npm").isPresent(),
                "skipped: there is no npm on the path, which fetches gRPC for Node.js");
        Command.Result version = Command.run(module, Map.of(), ASK_MAX, List.of(node.toString(), "--version"));
        String major = version.output().strip().replaceFirst("^v(\\d+)\\..*$", "$1");
        assumeTrue(
                version.ok() && major.matches("\\d+") && Integer.parseInt(major) >= NODE_VERSION_MIN,
                () -> "skipped: Node.js 18 or later is needed, this one says " + version.output());
        return node;
    }

    /** The packages go into the copy, so that the build writes nowhere but into its target folder. */
    private Path copyOfTheClient() throws IOException {
        Path source = module.resolve("stock-client");
        Path copy = module.resolve("target/stock-client");
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile)
                    .map(source::relativize)
                    .filter(file -> !file.startsWith("node_modules"))
                    .toList();
        }
        for (Path file : files) {
            Path to = copy.resolve(file);
            Files.createDirectories(to.resolveSibling(""));
            Files.copy(source.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private static void fetchPackages(Path client) throws IOException, InterruptedException {
        Path fetched = client.resolve("node_modules/.fetched-for");
        String wanted = Files.readString(client.resolve("package.json"));
        if (Files.exists(fetched) && Files.readString(fetched).equals(wanted)) {
            return;
        }
        String npm = Command.find("npm").orElseThrow().toString();
        List<String> command = List.of(
                npm,
                "install",
                "--no-audit",
                "--no-fund",
                "--omit=dev",
                "--no-package-lock",
                "--ignore-scripts",
                "--fetch-retries=1");
        Command.Result install = Command.run(client, Map.of(), FETCH_MAX, command);
        assumeTrue(
                install.ok(), () -> "skipped: the packages of the stock client cannot be fetched: " + install.output());
        Files.writeString(fetched, wanted);
    }
}
