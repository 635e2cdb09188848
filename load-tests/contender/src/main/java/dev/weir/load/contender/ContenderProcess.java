package dev.weir.load.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The main loop of a measured system's process. Its output belongs to the protocol; what the system prints goes to its
 * error stream.
 */
public final class ContenderProcess {
    /** How many searches are handed over at once; reading them is not timed. */
    private static final int CHUNK = 20_000;

    private final Contender contender;
    private final long heapAtStart;
    private final List<Named> kept = new ArrayList<>();
    private List<Item> items = List.of();

    private ContenderProcess(Contender contender) {
        this.contender = contender;
        this.heapAtStart = Heap.usedBytes();
    }

    /** A search as a registry holds it. */
    private record Named(String name, Search source) {}

    /**
     * Answers requests until the input ends, and then ends the process: engines may have threads of their own.
     *
     * @param args the contender's name, and the file that has the shape
     * @param makers how each contender that this process knows is made
     */
    public static void serve(String[] args, Map<String, Function<Shape, Contender>> makers) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Function<Shape, Contender> maker = makers.get(args[0]);
        if (maker == null) {
            throw new IllegalArgumentException("unknown contender " + args[0] + "; known are " + makers.keySet());
        }
        Shape shape;
        try (Stream<Shape> shapes = Lines.read(Path.of(args[1]), Shape.class)) {
            shape = shapes.findFirst().orElseThrow();
        }
        ContenderProcess process = new ContenderProcess(maker.apply(shape));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Reply reply = process.answer(line);
            out.println(Lines.line(reply));
            out.flush();
        }
        System.exit(0);
    }

    private Reply answer(String line) {
        try {
            return switch (Lines.parse(line, Request.class)) {
                case Request.Load load -> load(Path.of(load.searches()));
                case Request.Open open -> open(Path.of(open.items()));
                case Request.Round round -> new Rounds(contender, items).run(round);
                case Request.Fingerprints asked -> fingerprints(asked);
                case Request.Ids asked -> ids(asked);
                case Request.Save save -> {
                    contender.save(List.of(save.search()));
                    yield new Reply.Done();
                }
                case Request.Delete delete -> {
                    contender.delete(delete.id());
                    yield new Reply.Done();
                }
                case Request.Change change -> change(change);
                case Request.Keep keep -> keep(Path.of(keep.searches()));
                case Request.Snapshot snapshot -> snapshot(Path.of(snapshot.file()));
                case Request.MeasureHeap heap -> new Reply.Heap(Heap.usedBytes() - heapAtStart);
            };
        } catch (RuntimeException | Error e) {
            // The comparison ends with what is said here; there is nobody else to tell.
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Reply.Failed(trace.toString());
        }
    }

    private Reply load(Path file) {
        long nanos = 0;
        int count = 0;
        try (Stream<Search> searches = Lines.read(file, Search.class)) {
            Iterator<Search> each = searches.iterator();
            List<Search> chunk = new ArrayList<>();
            while (each.hasNext()) {
                chunk.add(each.next());
                if (chunk.size() == CHUNK || !each.hasNext()) {
                    long began = System.nanoTime();
                    contender.save(chunk);
                    nanos += System.nanoTime() - began;
                    count += chunk.size();
                    chunk = new ArrayList<>();
                }
            }
        }
        long began = System.nanoTime();
        contender.settle();
        nanos += System.nanoTime() - began;
        return new Reply.Loaded(count, nanos, Heap.usedBytes() - heapAtStart);
    }

    private Reply change(Request.Change change) {
        try (Stream<Search> fresh = Lines.read(Path.of(change.searches()), Search.class)) {
            return new Changes(contender, items, fresh.iterator(), change).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Reply snapshot(Path file) {
        long began = System.nanoTime();
        contender.writeSnapshot(file);
        long nanos = System.nanoTime() - began;
        try {
            return new Reply.Written(Files.size(file), nanos, contender.leftOutOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Reply keep(Path file) {
        long before = Heap.usedBytes();
        try (Stream<Search> searches = Lines.read(file, Search.class)) {
            searches.map(search -> new Named("feeds/news/searches/s" + search.id(), search))
                    .forEach(kept::add);
        }
        return new Reply.Heap(Heap.usedBytes() - before);
    }

    private Reply open(Path file) {
        try (Stream<Item> all = Lines.read(file, Item.class)) {
            items = all.toList();
        }
        return new Reply.Opened(items.size());
    }

    private Reply fingerprints(Request.Fingerprints asked) {
        Contender.Decider decider = contender.decider(asked.mode());
        Hits hits = Hits.counting();
        List<Long> fingerprints = new ArrayList<>();
        for (int done = 0; done < asked.count(); done += decider.groupSize()) {
            int size = Math.min(decider.groupSize(), asked.count() - done);
            int from = asked.from() + done;
            hits.begin(size);
            decider.decide(
                    IntStream.range(from, from + size)
                            .mapToObj(i -> items.get(i % items.size()))
                            .toList(),
                    hits);
            for (int i = 0; i < size; i++) {
                fingerprints.add(hits.fingerprint(i));
            }
        }
        return new Reply.Fingerprinted(fingerprints);
    }

    private Reply ids(Request.Ids asked) {
        Hits hits = Hits.keeping();
        hits.begin(1);
        contender.decider(asked.mode()).decide(List.of(items.get(asked.item() % items.size())), hits);
        return new Reply.Found(IntStream.of(hits.ids()).boxed().toList());
    }
}
