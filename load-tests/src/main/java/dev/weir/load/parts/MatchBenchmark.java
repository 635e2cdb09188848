package dev.weir.load.parts;

import dev.weir.load.contender.Item;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One article against searches of all kinds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBenchmark {
    private static final long DOCUMENT_POSITION = 1;

    @Param({"10000", "100000"})
    private int searches;

    private final Prepared prepared = new Prepared();
    private final List<Item> items = prepared.items();
    private final QueryIndex index = new QueryIndex(prepared.schema().schema());
    private int next;

    @Setup
    public void save() {
        long id = 0;
        for (ParsedQuery query : prepared.queries(searches)) {
            index.put(id++, 0, query);
        }
        index.forgetBefore(0);
        while (index.maintain()) {
            // Until nothing is left to do.
        }
    }

    @Benchmark
    public Hits match() {
        Document document = prepared.schema().document(items.get(next));
        next = (next + 1) % items.size();
        return index.match(document, DOCUMENT_POSITION);
    }
}
