package dev.weir.load.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opensearch.OpenSearchException;
import org.opensearch.Version;
import org.opensearch.action.search.SearchRequestBuilder;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.action.support.WriteRequest.RefreshPolicy;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.env.Environment;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.index.query.WrapperQueryBuilder;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.search.builder.SearchSourceBuilder;
import org.opensearch.transport.client.Client;

/** One node of OpenSearch with one index of saved queries. For one thread. */
final class Percolator implements AutoCloseable {
    private static final String INDEX = "searches";
    private static final String DOCUMENTS = "documents";
    private static final String QUERY_FIELD = "query";
    private static final int MAX_REASON_CHARS = 300;
    private static final int MAX_HITS = 10_000;

    private final Node node;
    private final Client client;

    private Percolator(Node node) {
        this.node = node;
        this.client = node.client();
    }

    static Percolator start(Path home) throws NodeValidationException {
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", "judge")
                .put("node.name", "judge")
                .put("discovery.type", "single-node")
                .put("transport.type", NoNetworkPlugin.NAME)
                .put("http.type", NoNetworkPlugin.NAME)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "judge");
        return new Percolator(new Judge(environment).start());
    }

    /** A node with plugins of the class path. */
    private static final class Judge extends Node {
        Judge(Environment environment) {
            super(environment, plugins(), false);
        }

        private static Collection<PluginInfo> plugins() {
            return List.of(plugin(PercolatorModulePlugin.class), plugin(NoNetworkPlugin.class));
        }

        private static PluginInfo plugin(Class<?> type) {
            return new PluginInfo(
                    type.getName(), "", "", Version.CURRENT, "21", type.getName(), null, List.of(), false);
        }
    }

    /** Settings and mappings as one body, where the field of the queries is called {@code query}. */
    void createIndex(String body) {
        for (String name : List.of(INDEX, DOCUMENTS)) {
            client.admin()
                    .indices()
                    .prepareCreate(name)
                    .setSource(body, XContentType.JSON)
                    .get();
        }
    }

    /** Why it is refused; empty when it is saved. */
    String save(int number, String query) {
        try {
            client.prepareIndex(INDEX)
                    .setId(Integer.toString(number))
                    .setSource("{\"" + QUERY_FIELD + "\":" + query + "}", XContentType.JSON)
                    .setRefreshPolicy(RefreshPolicy.NONE)
                    .get();
            return "";
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String reason = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
            return reason.substring(0, Math.min(MAX_REASON_CHARS, reason.length()));
        }
    }

    void refresh() {
        client.admin().indices().prepareRefresh(INDEX).get();
    }

    /**
     * Percolates a document.
     *
     * @param from the first number of a query
     * @param to behind the last one
     * @param matches gets the numbers of the queries that match
     * @param failures gets the numbers of the queries that cannot be decided: one of them fails all others with it, and
     *     is found by halving
     */
    void percolate(String document, int from, int to, BitSet matches, BitSet failures) {
        QueryBuilder percolate = new PercolateQueryBuilder(QUERY_FIELD, new BytesArray(document), XContentType.JSON);
        String[] numbers = IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
        SearchRequestBuilder search = client.prepareSearch(INDEX)
                .setSource(new SearchSourceBuilder()
                        .query(QueryBuilders.boolQuery()
                                .filter(QueryBuilders.idsQuery().addIds(numbers))
                                .filter(percolate))
                        .fetchSource(false)
                        .size(MAX_HITS));
        try {
            for (int number : ids(search.get())) {
                matches.set(number);
            }
        } catch (OpenSearchException e) {
            if (to - from == 1) {
                failures.set(from);
                return;
            }
            int middle = (from + to) / 2;
            percolate(document, from, middle, matches, failures);
            percolate(document, middle, to, matches, failures);
        }
    }

    /** Puts documents into an index, for {@link #search}. */
    void publish(List<String> documents) {
        for (int i = 0; i < documents.size(); i++) {
            client.prepareIndex(DOCUMENTS)
                    .setId(Integer.toString(i))
                    .setSource(documents.get(i), XContentType.JSON)
                    .setRefreshPolicy(RefreshPolicy.NONE)
                    .get();
        }
        client.admin().indices().prepareRefresh(DOCUMENTS).get();
    }

    /** The numbers of the documents that a query finds. */
    int[] search(String query) {
        return ids(client.prepareSearch(DOCUMENTS)
                .setSource(new SearchSourceBuilder()
                        .query(new WrapperQueryBuilder(query))
                        .fetchSource(false)
                        .size(MAX_HITS))
                .get());
    }

    private static int[] ids(SearchResponse response) {
        return Arrays.stream(response.getHits().getHits())
                .mapToInt(hit -> Integer.parseInt(hit.getId()))
                .sorted()
                .toArray();
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
