package dev.weir.load.elastic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.tree.QueryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that asks Weir and OpenSearch the same. */
@Command(
        name = "load-tests/bench elastic.OpenSearchJudge",
        mixinStandardHelpOptions = true,
        description =
                "Random queries of Elasticsearch's language, saved in Weir and in OpenSearch, and random documents;"
                        + " tells of each pair on which the two differ. Ends with 1 if a difference is not one of those that are"
                        + " known.")
public final class OpenSearchJudge implements Callable<Integer> {
    private static final int MAX_SHOWN = 20;

    @Option(names = "--queries", defaultValue = "2000", description = "How many queries. Default: ${DEFAULT-VALUE}.")
    private int queryCount;

    @Option(names = "--documents", defaultValue = "100", description = "How many documents. Default: ${DEFAULT-VALUE}.")
    private int documentCount;

    @Option(names = "--seed", defaultValue = "1", description = "What the queries and documents are made from.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the files of the run stay. Default: a temporary folder.")
    private @Nullable Path out;

    private final Map<KnownDifference, Integer> known = new EnumMap<>(KnownDifference.class);
    private final List<String> unexplained = new ArrayList<>();
    private long pairs;
    private long matches;
    private int refusedByBoth;
    private int refusedByOpenSearch;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OpenSearchJudge()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        RandomChoices choices = new RandomChoices(seed);
        RandomDocuments documents = new RandomDocuments(choices);
        List<ObjectNode> published = choices.list(documentCount, documentCount, documents::next);
        RandomDsl dsl = new RandomDsl(choices);
        List<String> queries = choices.list(queryCount, queryCount, () -> json(dsl.next()));
        Path folder = out == null ? Files.createTempDirectory("weir-opensearch") : out;
        List<OpenSearchRun.Verdict> verdicts = OpenSearchRun.decide(
                folder,
                JudgeFields.index(),
                queries,
                published.stream().map(ObjectNode::toString).toList());
        compare(queries, published, verdicts);
        report(folder);
        return unexplained.isEmpty() ? 0 : 1;
    }

    private static String json(Map<String, Object> query) {
        try {
            return JudgeFields.JSON.writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists cannot be written as JSON", e);
        }
    }

    private void compare(List<String> queries, List<ObjectNode> documents, List<OpenSearchRun.Verdict> verdicts) {
        QueryParser parser = new QueryParser(JudgeFields.SCHEMA);
        QueryIndex index = new QueryIndex(JudgeFields.SCHEMA);
        List<@Nullable ParsedQuery> saved = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            @Nullable ParsedQuery query = save(parser, queries.get(i), verdicts.get(i));
            saved.add(query);
            if (query != null) {
                index.put(i, 0, query);
            }
        }
        List<BitSet> hits = new ArrayList<>();
        queries.forEach(query -> hits.add(new BitSet()));
        for (int d = 0; d < documents.size(); d++) {
            for (long id :
                    index.match(JudgeFields.document(documents.get(d)), 1).ids()) {
                hits.get((int) id).set(d);
            }
        }
        for (int i = 0; i < queries.size(); i++) {
            @Nullable ParsedQuery query = saved.get(i);
            if (query != null && verdicts.get(i).refusal().isEmpty()) {
                pairs += documents.size();
                matches += hits.get(i).cardinality();
                judge(queries.get(i), query, hits.get(i), verdicts.get(i), documents);
            }
        }
    }

    private @Nullable ParsedQuery save(QueryParser parser, String query, OpenSearchRun.Verdict verdict) {
        try {
            ParsedQuery parsed = parser.parse(QuerySource.of(QuerySyntax.ELASTICSEARCH, query));
            if (!verdict.refusal().isEmpty()) {
                refusedByOpenSearch++;
                unexplained.add("OpenSearch refuses: " + verdict.refusal() + "\n  " + query);
            }
            return parsed;
        } catch (QueryException e) {
            if (!verdict.refusal().isEmpty()) {
                refusedByBoth++;
                return null;
            }
            Optional<KnownDifference> difference = KnownDifference.ofRefusal(e.reason());
            difference.ifPresentOrElse(
                    this::count, () -> unexplained.add("Weir refuses: " + e.getMessage() + "\n  " + query));
            return null;
        }
    }

    private void judge(
            String query, ParsedQuery parsed, BitSet hits, OpenSearchRun.Verdict verdict, List<ObjectNode> documents) {
        if (hits.equals(verdict.percolated())) {
            return;
        }
        if (verdict.fails()) {
            count(KnownDifference.OPENSEARCH_FAILS);
            return;
        }
        if (hits.equals(verdict.searched())) {
            count(KnownDifference.OPENSEARCH_DISAGREES_WITH_ITSELF);
            return;
        }
        if (parsed.warnings().stream().anyMatch(warning -> warning.reason().contains("only the shortest count"))) {
            count(KnownDifference.LONGER_SPANS);
            return;
        }
        BitSet differing = (BitSet) hits.clone();
        differing.xor(verdict.percolated());
        int first = differing.nextSetBit(0);
        unexplained.add(query + "\n  read as " + parsed.tree() + "\n  Weir says " + hits.get(first)
                + ", OpenSearch percolates " + verdict.percolated().get(first) + " and finds "
                + verdict.searched().get(first) + " for " + documents.get(first) + "\n  and differs on "
                + differing.cardinality() + " documents");
    }

    private void count(KnownDifference difference) {
        known.merge(difference, 1, Integer::sum);
    }

    private void report(Path folder) {
        System.out.printf(
                "seed %d: %,d queries, %,d documents, %,d pairs decided by both, %,d match%n",
                seed, queryCount, documentCount, pairs, matches);
        System.out.printf(
                "%,d queries are refused by both, %,d by OpenSearch alone%n", refusedByBoth, refusedByOpenSearch);
        known.forEach((difference, count) ->
                System.out.printf("known difference, %,d queries: %s%n", count, difference.reason()));
        unexplained.stream().limit(MAX_SHOWN).forEach(System.out::println);
        System.out.printf("%,d unexplained differences%n", unexplained.size());
        if (!unexplained.isEmpty()) {
            System.out.println("the files of the run: " + folder);
        }
    }
}
