package dev.weir.load.match;

import dev.weir.matcher.index.Hits;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.lucene.index.memory.MemoryIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many documents a second the matcher decides on one thread. */
@Command(
        name = "MatchThroughput",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Measures how many documents a second the matcher decides on one thread, beside analysis alone.")
public final class MatchThroughput implements Callable<Integer> {
    static final String FIELD = "body";

    private static final int WARM_UP_ROUNDS = 2;
    private static final int DOCUMENTS_COMPARED = 20;

    @Option(
            names = "--documents",
            description = "JSON lines with a text field \"body\"; default: English parliament texts.")
    private @Nullable Path file;

    @Option(names = "--searches", defaultValue = "1000", description = "How many; default ${DEFAULT-VALUE}.")
    private int searchCount;

    @Option(
            names = "--limit",
            defaultValue = "1000",
            description = "At most this many documents; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--words", defaultValue = "400", description = "Words of each document; default ${DEFAULT-VALUE}.")
    private int words;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Of the searches; default ${DEFAULT-VALUE}.")
    private long seed;

    private MatchThroughput() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new MatchThroughput()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Corpus corpus = file == null ? Corpus.parliament(words) : Corpus.of(file, words);
        Schema schema = Schema.builder().field(Field.text(FIELD)).build();
        QueryParser parser = new QueryParser(schema);
        List<ParsedQuery> queries = new SearchMixture(corpus.forSearches(), new Random(seed))
                .queries(searchCount).stream()
                        .map(query -> parser.parse(QuerySource.of(query)))
                        .toList();
        List<String> documents = corpus.forDocuments().stream().limit(limit).toList();
        WeirMatcher weir = new WeirMatcher(schema, queries);
        Compared compared = compareWithLuceneAlone(weir, queries, documents, schema);

        List<Measured> all = List.of(new Measured(new AnalysisFloor(schema.analyzer())), new Measured(weir));
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            if (round == 0) {
                all.forEach(Measured::warm);
            }
            all.forEach(measured -> measured.round(documents));
        }
        System.out.println(machine());
        System.out.printf(
                Locale.ROOT,
                "%,d documents of %d words, %,d searches (seed %d), one thread; %,d pairs compared with Lucene alone: equal%n",
                documents.size(),
                words,
                queries.size(),
                seed,
                compared.pairs());
        all.forEach(measured -> System.out.println(measured.line()));
        System.out.printf(
                Locale.ROOT,
                "of the documents compared, each had %.1f hits and %.1f candidates%n",
                compared.hits(),
                compared.candidates());
        return 0;
    }

    /**
     * What the comparison saw.
     *
     * @param pairs of a document and a search
     * @param hits of a document, in the mean
     * @param candidates of a document, in the mean
     */
    private record Compared(long pairs, double hits, double candidates) {}

    private static Compared compareWithLuceneAlone(
            WeirMatcher weir, List<ParsedQuery> queries, List<String> documents, Schema schema) {
        List<String> sample = documents.stream().limit(DOCUMENTS_COMPARED).toList();
        double hitCount = 0;
        double candidateCount = 0;
        for (String text : sample) {
            MemoryIndex index = AnalysisFloor.index(text, schema.analyzer());
            long[] truth = LongStream.range(0, queries.size())
                    .filter(id -> index.search(queries.get((int) id).lucene()) > 0)
                    .toArray();
            Hits hits = weir.match(text);
            if (!Arrays.equals(truth, hits.ids())) {
                throw new IllegalStateException("other hits than Lucene alone has, on: " + text);
            }
            hitCount += truth.length;
            candidateCount += hits.stats().candidates();
        }
        return new Compared(
                (long) sample.size() * queries.size(), hitCount / sample.size(), candidateCount / sample.size());
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s %s, %d processors, %s %s, heap of at most %,d MiB",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                runtime.maxMemory() >> 20);
    }
}
