package dev.weir.load.parts;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.weir.Floor;
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

/** One article below which nothing can go: its analysis, alone or into a {@code MemoryIndex}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnalysisBenchmark {
    @Param({"analysis", "memory-index"})
    private String floor = "";

    private final Prepared prepared = new Prepared();
    private final List<Item> items = prepared.items();
    private final Hits work = Hits.counting();
    private Contender.Decider decider = (Contender.OneByOne) (item, hits) -> {};
    private int next;

    @Setup
    public void choose() {
        decider = new Floor(prepared.shape()).decider(floor);
    }

    @Benchmark
    public Hits analyse() {
        decider.decide(List.of(items.get(next)), work);
        next = (next + 1) % items.size();
        return work;
    }
}
