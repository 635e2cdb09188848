package dev.weir.load.peer;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;

/** Lucene Monitor with its query index in memory. */
final class MonitorContender implements Contender {
    private static final int BATCH = 64;

    private final PeerSchema schema;
    private final PeerQueries queries;
    private final Monitor monitor;

    MonitorContender(Shape shape, Presearcher presearcher, Patterns patterns) {
        // Detection rules have thousands of clauses.
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
        schema = new PeerSchema(shape);
        queries = new PeerQueries(schema, patterns);
        MonitorConfiguration configuration = new MonitorConfiguration();
        // Nothing is deleted that would have to be purged.
        configuration.setPurgeFrequency(1, TimeUnit.DAYS);
        try {
            monitor = new Monitor(schema.analyzer(), presearcher, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(List<Search> searches) {
        try {
            monitor.register(searches.stream()
                    .map(search -> new MonitorQuery(Integer.toString(search.id()), queries.query(search)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Decider decider(String mode) {
        return switch (mode) {
            case SINGLE -> (OneByOne) this::single;
            case "batch" -> new Batches();
            default -> throw new IllegalArgumentException("unknown mode " + mode + "; known are single and batch");
        };
    }

    private void single(Item item, Hits hits) {
        MatchingQueries<QueryMatch> found;
        try {
            found = monitor.match(schema.document(item), QueryMatch.SIMPLE_MATCHER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireNone(found.getErrors());
        hits.addCandidates(found.getQueriesRun());
        add(found.getMatches(), 0, hits);
    }

    private static void add(Iterable<QueryMatch> matches, int document, Hits hits) {
        for (QueryMatch match : matches) {
            hits.add(document, Integer.parseInt(match.getQueryId()));
        }
    }

    private static void requireNone(Map<String, Exception> errors) {
        if (!errors.isEmpty()) {
            Map.Entry<String, Exception> first = errors.entrySet().iterator().next();
            throw new IllegalStateException(
                    errors.size() + " searches failed, the first is " + first.getKey(), first.getValue());
        }
    }

    private final class Batches implements Decider {
        @Override
        public int groupSize() {
            return BATCH;
        }

        @Override
        public void decide(List<Item> group, Hits hits) {
            MultiMatchingQueries<QueryMatch> found;
            try {
                found = monitor.match(
                        group.stream().map(schema::document).toArray(Document[]::new), QueryMatch.SIMPLE_MATCHER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            requireNone(found.getErrors());
            hits.addCandidates(found.getQueriesRun());
            for (int i = 0; i < group.size(); i++) {
                add(found.getMatches(i), i, hits);
            }
        }
    }
}
