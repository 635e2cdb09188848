package dev.weir.load.parts;

import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QuerySource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One search: read, and put into an index of 10,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SaveBenchmark {
    private static final int SEARCHES = 10_000;

    private final Prepared prepared = new Prepared();
    private final List<QuerySource> sources = prepared.sources(SEARCHES);
    private final List<ParsedQuery> queries = prepared.queries(SEARCHES);
    private int next;

    @Benchmark
    public ParsedQuery parse() {
        next = (next + 1) % SEARCHES;
        return prepared.parser().parse(sources.get(next));
    }

    /** The time of one of them, upkeep included. */
    @Benchmark
    @OperationsPerInvocation(SEARCHES)
    public QueryIndex put() {
        QueryIndex index = new QueryIndex(prepared.schema().schema());
        for (int id = 0; id < SEARCHES; id++) {
            index.put(id, 0, queries.get(id));
        }
        index.forgetBefore(0);
        while (index.maintain()) {
            // Until nothing is left to do.
        }
        return index;
    }
}
