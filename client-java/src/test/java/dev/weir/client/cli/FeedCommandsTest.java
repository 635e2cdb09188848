package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.weir.client.FakeWeir;
import dev.weir.client.Feeds;
import dev.weir.client.WeirClient;
import dev.weir.v1.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FeedCommandsTest {
    private final FakeWeir weir = new FakeWeir();

    @AfterEach
    void close() {
        weir.close();
    }

    private Cli cli() {
        return new Cli(weir.target());
    }

    private void makeFeed(String name) {
        try (WeirClient client = WeirClient.connect(weir.target())) {
            client.feeds().create(Feeds.feed(name).text("title", "english").build());
        }
    }

    @Test
    void aFeedIsMadeShownListedAndDeleted(@TempDir Path folder) throws IOException {
        Path schema = folder.resolve("news.yaml");
        Files.writeString(schema, "fields: [{name: title, type: text, analyzer: english}]\n");
        assertThat(cli().run("feed", "create", "news", "--schema", schema.toString()))
                .isEqualTo(new Cli.Result(0, "made feeds/news with 1 fields" + System.lineSeparator(), ""));
        assertThat(cli().run("feed", "get", "news").out()).contains("feeds/news", "analyzer: english", "searches  0");
        assertThat(cli().run("feed", "get", "feeds/news", "--output", "json").outLines())
                .singleElement()
                .asString()
                .startsWith("{\"name\":\"feeds/news\",\"schema\":{\"fields\":[{\"name\":\"title\"");
        makeFeed("a");
        makeFeed("b");
        assertThat(cli().run("feed", "list").outLines()).hasSize(3).allMatch(line -> line.contains("1 fields"));
        Cli.Result deleted = cli().run("feed", "delete", "news", "--yes");
        assertThat(deleted.code()).isZero();
        assertThat(deleted.out()).contains("deleted feeds/news");
        assertThat(cli().run("feed", "list").outLines()).hasSize(2);
    }

    @Test
    void whatIsKeptIsSaidInAgesAndSizes() {
        makeFeed("news");
        Cli.Result changed =
                cli().run("feed", "retain", "news", "--max-age", "36h", "--max-bytes", "2GiB", "--forget-documents");
        assertThat(changed.err()).isEmpty();
        assertThat(changed.out()).contains("feeds/news keeps events of the last 36h, at most 2,147,483,648 bytes");
        assertThat(weir.feeds.require("feeds/news").getRetention())
                .isEqualTo(Retention.newBuilder()
                        .setMaxAge(Durations.fromHours(36))
                        .setMaxBytes(2L << 30)
                        .setForgetDocuments(true)
                        .build());
        assertThat(cli().run("feed", "retain", "news", "--all").out()).contains("keeps everything");
        assertThat(cli().run("feed", "retain", "news").err()).contains("--all");
        assertThat(cli().run("feed", "retain", "news", "--all", "--max-age", "1d")
                        .code())
                .isEqualTo(2);
        assertThat(cli().run("feed", "retain", "news", "--max-age", "a week").err())
                .contains("30d");
        assertThat(cli().run("feed", "retain", "news", "--max-bytes", "5GB").err())
                .contains("GiB");
    }

    @Test
    void deletingAsksOnATerminalAndRefusesElsewhere() {
        makeFeed("news");
        Cli.Result alone = cli().run("feed", "delete", "news");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("say --yes");
        assertThat(cli().terminal()
                        .stdin("nope\n")
                        .run("feed", "delete", "news")
                        .code())
                .isEqualTo(2);
        assertThat(cli().run("feed", "get", "news").code()).isZero();
        assertThat(cli().terminal()
                        .stdin("news\n")
                        .run("feed", "delete", "news")
                        .code())
                .isZero();
        assertThat(cli().run("feed", "get", "news").code()).isEqualTo(3);
    }

    @Test
    void eachKindOfFailureHasItsExitCodeAndNoStackTrace(@TempDir Path folder) throws IOException {
        Path schema = folder.resolve("bad.yaml");
        Files.writeString(schema, "fields: [{name: title, typ: text}]\n");

        Cli.Result missing = cli().run("feed", "get", "nowhere");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err().strip()).isEqualTo("weir: there is no feeds/nowhere; see ListFeeds");

        Cli.Result badFile = cli().run("feed", "create", "news", "--schema", schema.toString());
        assertThat(badFile.code()).isEqualTo(2);
        assertThat(badFile.err()).startsWith("weir: bad.yaml: fields[0]: unknown key \"typ\"");

        Cli.Result noFile = cli().run("feed", "create", "news", "--schema", "/no/such/file");
        assertThat(noFile.code()).isEqualTo(2);
        assertThat(noFile.err()).contains("there is no file /no/such/file");

        Cli.Result badName = cli().run("feed", "get", "News");
        assertThat(badName.code()).isEqualTo(2);
        assertThat(badName.err()).contains("a feed's name is 1 to 63");

        Cli.Result badOption = cli().run("feed", "get", "news", "--colour", "never");
        assertThat(badOption.code()).isEqualTo(2);
        assertThat(badOption.err()).contains("--colour");

        Cli.Result noCommand = cli().run("feed");
        assertThat(noCommand.code()).isEqualTo(2);
        assertThat(noCommand.err()).contains("say which: create, get, list, retain, delete");

        weir.kill();
        Cli.Result unreachable = cli().run("feed", "list", "--retry-for", "1");
        assertThat(unreachable.code()).isEqualTo(4);
        assertThat(unreachable.err()).startsWith("weir: the server cannot be reached");
        assertThat(unreachable.err().lines()).hasSizeLessThanOrEqualTo(2);

        assertThat(missing.err() + badFile.err() + noFile.err() + badName.err() + unreachable.err())
                .doesNotContain("\tat ");
        assertThat(cli().run("feed", "list", "--retry-for", "1", "--stacktrace").err())
                .contains("\tat dev.weir.client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed create",
                "feed get",
                "feed list",
                "feed delete",
                "search save",
                "search get",
                "search list",
                "search update",
                "search delete",
                "search import",
                "publish",
                "tail"
            })
    void theHelpOfEachCommandHasExamplesAndExitCodes(String command) {
        Cli.Result help = cli().run((command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("Usage: weir " + command)
                .contains("Examples:")
                .contains("  weir " + command)
                .contains("Exit codes:")
                .contains("the server cannot be reached")
                .contains("--server=HOST:PORT");
    }

    @Test
    void coloursAreForTerminalsUnlessTheyAreUnwanted() {
        makeFeed("news");
        assertThat(cli().run("feed", "get", "news").out()).doesNotContain("\u001b");
        assertThat(cli().terminal().run("feed", "get", "news").out()).contains("\u001b[1m");
        Cli unwanted = cli().terminal();
        unwanted.environment.put("NO_COLOR", "1");
        assertThat(unwanted.run("feed", "get", "news").out()).doesNotContain("\u001b");
        assertThat(cli().terminal()
                        .run("feed", "get", "news", "--color", "never")
                        .out())
                .doesNotContain("\u001b");
        assertThat(cli().run("feed", "get", "news", "--color", "always").out()).contains("\u001b[1m");
    }
}
