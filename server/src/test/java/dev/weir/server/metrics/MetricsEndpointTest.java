package dev.weir.server.metrics;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.document;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.config.ConfigException;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.DeleteFeedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsEndpointTest {
    private static final Pattern SAMPLE = Pattern.compile("(weir_[a-z_]+)\\{([^}]*)\\} (\\S+)");
    private static final Path REFERENCE = Path.of("..", "docs", "metrics.md");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(directory, "metrics.port", "0");
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.metricsPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Double> samples() throws IOException, InterruptedException {
        Map<String, Double> samples = new TreeMap<>();
        Matcher matcher = SAMPLE.matcher(ask("GET", "/metrics").body());
        while (matcher.find()) {
            samples.put(matcher.group(1) + "{" + matcher.group(2) + "}", Double.parseDouble(matcher.group(3)));
        }
        return samples;
    }

    @Test
    void whatDecidingDocumentsComesToIsCounted() throws Exception {
        server.save(search("a", "body:weir"));
        server.save(search("b", "body:weir"));
        server.save(search("c", "body:\"weir water weir\"~3"));
        server.publish(document("1", "the weir"));
        server.publish(document("2", "the weir"));
        server.percolate(document("3", "no hit"));
        Map<String, Double> samples = samples();
        assertThat(samples)
                .containsEntry("weir_match_documents_total{feed=\"news\"}", 3.0)
                .containsEntry("weir_match_hits_total{feed=\"news\"}", 4.0)
                .containsEntry("weir_match_failures_total{feed=\"news\"}", 0.0)
                .containsEntry("weir_match_tokens_total{feed=\"news\"}", 6.0)
                .containsEntry("weir_match_unseen_tokens_total{feed=\"news\"}", 4.0)
                .containsEntry("weir_saved_searches{feed=\"news\"}", 3.0)
                .containsEntry("weir_feed_head_position{feed=\"news\"}", 5.0);
        assertThat(samples.get("weir_match_candidates_total{feed=\"news\"}")).isBetween(2.0, 4.0);
        assertThat(samples.get("weir_match_lucene_decisions_total{feed=\"news\"}"))
                .isBetween(0.0, 2.0);
        assertThat(samples.get("weir_query_index_size_bytes{feed=\"news\"}")).isPositive();
        assertThat(samples.get("weir_match_time_seconds_total{feed=\"news\",phase=\"analysis\"}"))
                .isPositive();
    }

    @Test
    void feedsComeAndGoAndOneMadeAnewBeginsAtZero() throws Exception {
        server.publish(document("1", "the weir"));
        server.create(Messages.feed("feeds/other"));
        assertThat(samples())
                .containsEntry("weir_match_documents_total{feed=\"news\"}", 1.0)
                .containsEntry("weir_match_documents_total{feed=\"other\"}", 0.0);
        server.feeds().deleteFeed(DeleteFeedRequest.newBuilder().setName(NEWS).build());
        server.create(Messages.feed(NEWS));
        assertThat(samples()).containsEntry("weir_match_documents_total{feed=\"news\"}", 0.0);
        server.feeds().deleteFeed(DeleteFeedRequest.newBuilder().setName(NEWS).build());
        assertThat(samples().keySet()).noneMatch(name -> name.contains("news"));
    }

    @Test
    void eachMetricIsInTheReferenceAndEachOfTheReferenceIsThere() throws Exception {
        Matcher named = Pattern.compile("`(weir_[a-z_]+)`").matcher(Files.readString(REFERENCE));
        assertThat(named.results().map(result -> result.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(samples().keySet().stream()
                        .map(name -> name.substring(0, name.indexOf('{')))
                        .distinct()
                        .toList());
    }

    @Test
    void onlyGettingTheMetricsIsAnswered() throws Exception {
        HttpResponse<String> found = ask("GET", "/metrics");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(found.body()).contains("# TYPE weir_match_documents_total counter", "jvm_memory_used_bytes");
        assertThat(ask("GET", "/elsewhere").statusCode()).isEqualTo(404);
        HttpResponse<String> refused = ask("DELETE", "/metrics");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void aPortThatIsTakenIsToldWithItsKeyAndNothingKeepsRunning(@TempDir Path other) {
        String taken = Integer.toString(server.metricsPort());
        assertThatThrownBy(() -> RunningServer.on(other, "metrics.port", taken))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("metrics.port is " + taken + ", which cannot be listened on at 127.0.0.1");
        RunningServer.on(other, "metrics.port", "-1").close();
    }
}
