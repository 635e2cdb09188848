package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.FakeWeir;
import dev.weir.client.Feeds;
import dev.weir.client.WeirClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SearchCommandsTest {
    private final FakeWeir weir = new FakeWeir();

    @BeforeEach
    void makeFeed() {
        try (WeirClient client = WeirClient.connect(weir.target())) {
            client.feeds().create(Feeds.feed("news").text("title").build());
        }
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private Cli.Result run(String... arguments) {
        return new Cli(weir.target()).run(arguments);
    }

    @Test
    void aSearchIsSavedShownChangedAndDeleted() {
        Cli.Result saved = run(
                "search",
                "save",
                "--feed",
                "news",
                "--name",
                "s1",
                "--owner",
                "me",
                "--label",
                "team=river",
                "--filter",
                "{\"field\":\"price\",\"range\":{\"upper\":5}}",
                "--expire",
                "2099-01-01",
                "weir");
        assertThat(saved)
                .isEqualTo(new Cli.Result(
                        0, "saved feeds/news/savedSearches/s1, filed under body:weir" + System.lineSeparator(), ""));
        assertThat(run("search", "get", "--feed", "news", "s1").out())
                .contains("query     weir", "owner     me", "labels    team=river", "state     active", "2099-01-01")
                .contains("\"upper\":{\"long_value\":\"5\"}");
        assertThat(run("search", "get", "feeds/news/savedSearches/s1", "--output", "json")
                        .out())
                .contains("\"update_position\":\"1\"");
        assertThat(run("search", "update", "--feed", "news", "s1", "--query", "dam", "--pause")
                        .out())
                .startsWith("changed");
        assertThat(run("search", "list", "--feed", "news").out()).contains("s1", "paused", "dam", "+ 1 filters");
        assertThat(run("search", "list", "--feed", "news", "--owner", "you").out())
                .isEmpty();
        assertThat(run("search", "update", "--feed", "news", "s1").err()).contains("say what to change");
        assertThat(run("search", "delete", "--feed", "news", "s1").out()).contains("at position 3");
        assertThat(run("search", "get", "--feed", "news", "s1").code()).isEqualTo(3);
        assertThat(run("search", "get", "s1").err()).contains("name the feed with --feed");
    }

    @Test
    void theMostExpensiveSearchesAreATable() {
        assertThat(run("search", "expensive", "--feed", "news").out())
                .startsWith("nothing was measured on feeds/news yet");
        run("search", "save", "--feed", "news", "--name", "s1", "--label", "a=b", "--label", "c=d", "weir");
        run("search", "save", "--feed", "news", "--name", "s2", "dam".repeat(40));
        Cli.Result table = run("search", "expensive", "--feed", "news");
        assertThat(table.outLines())
                .containsExactly(
                        "  share              per document  looked at  search  query",
                        "  50.0%  █████            42.0 µs      50.0%  s1 +2   weir",
                        "  25.0%  ███              21.0 µs      25.0%  s2      "
                                + "dam".repeat(40).substring(0, 59) + "…",
                        "Of 1,024 documents measured lately, each had 2.0 searches to look at, which took 84.0 µs.");
        assertThat(run("search", "expensive", "--feed", "news", "--limit", "1").outLines())
                .hasSize(3);
        assertThat(run("search", "expensive", "--feed", "news", "--output", "json")
                        .out())
                .startsWith("{\"expensive_searches\":[{\"saved_searches\":[\"feeds/news/savedSearches/s1\"]")
                .contains("\"sampled_documents\":\"1024\"");
        assertThat(run("search", "expensive", "--feed", "news", "--limit", "0").err())
                .contains("--limit must be from 1 to 1000, it is 0");
        assertThat(run("search", "expensive", "--feed", "nowhere").err()).contains("there is no feeds/nowhere");
    }

    @Test
    void aQueryThatCannotBeParsedIsShownWithACaretUnderThePlace() {
        Cli.Result refused = run("search", "save", "--feed", "news", "--name", "s1", "title:((weir");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().lines())
                .containsExactly(
                        "weir: the query cannot be parsed: unexpected \"((\"", "weir: title:((weir", "            ^");
    }

    @Test
    void aBadFilterIsToldWithItsKey() {
        Cli.Result refused =
                run("search", "save", "--feed", "news", "--filter", "{\"field\":\"p\",\"rnge\":{}}", "weir");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("filter: unknown key \"rnge\"");
    }

    private static final String SEARCHES = """
            {"name":"a","query":"one"}
            {"name":"b c","query":"two"}

            {"name":"d","query":"((three"}
            {"name":"e","query":"four"}
            """;

    @Test
    void anImportNamesBadLinesAndSavesTheOthers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.jsonl");
        Files.writeString(file, SEARCHES);
        Cli.Result result = run("search", "import", "--feed", "news", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("s.jsonl:2: name: \"b c\" cannot be a name; a name is 1 to 128 of letters")
                .contains("s.jsonl:4: the query cannot be parsed")
                .contains("      ((three")
                .contains("saved 2 searches on feeds/news")
                .contains("2 failed");
        assertThat(run("search", "list", "--feed", "news").outLines()).hasSize(2);
    }

    @Test
    void aDumpOfAPercolatorIsTakenOverAndSummedUp(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dump.ndjson");
        Files.writeString(file, """
                {"_id":"1","_source":{"query":{"match":{"title":"weir"}},"user":"me","team":"river"}}
                {"_id":"2","_source":{"query":{"match":{"title":"((dam"}}}}
                {"_id":"3","_source":{"text":"no query"}}
                {"_id":"4","_source":{"query":{"match":{"title":"((gate"}}}}
                """);
        Cli.Result result = run(
                "search",
                "import",
                "--feed",
                "news",
                "--from",
                "elasticsearch",
                "--owner-field",
                "user",
                "--label-field",
                "team",
                file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("dump.ndjson:3: _source: there is no field \"query\"")
                .contains("refused:")
                .containsPattern(" 2 .*\\(2, 4\\)")
                .contains("saved 1 searches on feeds/news")
                .contains("3 failed");
        assertThat(run("search", "get", "--feed", "news", "1").out()).contains("owner     me", "team=river");
        assertThat(run("search", "import", "--feed", "news", "--owner-field", "x", file.toString())
                        .err())
                .contains("are for --from elasticsearch");
    }

    @Test
    void anImportInJsonTellsTheStatusOfEachLine() {
        Cli.Result result = new Cli(weir.target())
                .stdin(SEARCHES)
                .run("search", "import", "--feed", "news", "--output", "json", "-");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(4);
        assertThat(result.out())
                .contains(
                        "{\"line\":\"stdin:1\",\"name\":\"feeds/news/savedSearches/a\",\"status\":\"OK\",\"position\":1")
                .contains(
                        "{\"line\":\"stdin:4\",\"name\":\"d\",\"status\":\"INVALID_ARGUMENT\",\"message\":\"the query");
    }

    @Test
    void anImportCanCheckOnlyAndCanRefuseNamesThatAreTaken() {
        String good = "{\"name\":\"a\",\"query\":\"one\"}\n";
        Cli.Result checked = new Cli(weir.target())
                .stdin(good)
                .run("search", "import", "--feed", "news", "--validate-only", "--verbose", "-");
        assertThat(checked.code()).isZero();
        assertThat(checked.out()).contains("stdin:1: saved a, filed under body:one");
        assertThat(checked.err()).contains("checked 1 searches for feeds/news");
        assertThat(run("search", "list", "--feed", "news").out()).isEmpty();
        assertThat(new Cli(weir.target())
                        .stdin(good + good)
                        .run("search", "import", "--feed", "news", "--on-existing", "fail", "-")
                        .err())
                .contains("stdin:2: the name is taken");
    }

    @Test
    void anImportIntoNoFeedIsRefusedBeforeAnythingIsRead() {
        Cli.Result result = new Cli(weir.target()).stdin("x").run("search", "import", "--feed", "nowhere", "-");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("there is no feeds/nowhere");
    }
}
