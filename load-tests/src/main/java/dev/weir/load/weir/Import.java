package dev.weir.load.weir;

import dev.weir.load.contender.Search;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Bulk saving: parses on all processors, and hands over in order, on the calling thread. */
final class Import {
    private static final int PARSED_TOGETHER = 500;

    private final QueryParser parser;

    Import(QueryParser parser) {
        this.parser = parser;
    }

    void run(List<Search> searches, BiConsumer<Search, ParsedQuery> save) {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<ParsedQuery>>> parts = new ArrayList<>();
            for (int from = 0; from < searches.size(); from += PARSED_TOGETHER) {
                List<Search> part = searches.subList(from, Math.min(from + PARSED_TOGETHER, searches.size()));
                parts.add(pool.submit(() -> part.stream().map(this::parse).toList()));
            }
            int next = 0;
            for (Future<List<ParsedQuery>> part : parts) {
                for (ParsedQuery query : part.get()) {
                    save.accept(searches.get(next++), query);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private ParsedQuery parse(Search search) {
        try {
            return parser.parse(WeirSchema.source(search));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("cannot be parsed: " + search, e);
        }
    }
}
