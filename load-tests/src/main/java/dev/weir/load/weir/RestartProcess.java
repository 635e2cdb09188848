package dev.weir.load.weir;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.index.Restored;
import dev.weir.matcher.query.QueryParser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A process that has to begin anew with many searches: it brings them back, from a snapshot or by parsing them all,
 * decides one document, says when after its start that was, and ends.
 */
public final class RestartProcess {
    private static final int CHUNK = 20_000;
    /** Where the searches begin to stand that are parsed; the document follows. */
    private static final long PARSED_AT = Long.MAX_VALUE - 2;

    private final WeirSchema schema;
    private final QueryParser parser;

    private RestartProcess(Shape shape) {
        this.schema = new WeirSchema(shape);
        this.parser = new QueryParser(schema.schema());
    }

    /**
     * Does it.
     *
     * @param args the files with the shape, the documents, and the searches to be parsed; then the snapshot with all
     *     the others, if there is one
     */
    public static void main(String[] args) throws IOException {
        RestartProcess process = new RestartProcess(first(Path.of(args[0]), Shape.class));
        QueryIndex index =
                args.length > 3 ? process.restored(Path.of(args[3])) : new QueryIndex(process.schema.schema());
        process.save(Path.of(args[2]), index);
        long standMillis = System.currentTimeMillis();
        Document document = process.schema.document(first(Path.of(args[1]), Item.class));
        Hits hits = index.match(document, PARSED_AT + 1);
        long decidedMillis = System.currentTimeMillis();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(Lines.line(new Reply.Restarted(
                standMillis - started,
                decidedMillis - started,
                index.size(),
                LongStream.of(hits.ids()).mapToObj(Math::toIntExact).toList())));
    }

    private static <T> T first(Path file, Class<T> type) {
        try (Stream<T> all = Lines.read(file, type)) {
            return all.findFirst().orElseThrow();
        }
    }

    private QueryIndex restored(Path snapshot) throws IOException {
        try (InputStream in = Files.newInputStream(snapshot)) {
            Restored restored = QueryIndex.read(in, schema.schema(), () -> 0);
            return restored.index();
        }
    }

    private void save(Path file, QueryIndex index) {
        Import importing = new Import(parser);
        try (Stream<Search> searches = Lines.read(file, Search.class)) {
            List<Search> chunk = new ArrayList<>();
            searches.forEach(search -> {
                chunk.add(search);
                if (chunk.size() == CHUNK) {
                    save(chunk, importing, index);
                }
            });
            save(chunk, importing, index);
        }
        while (index.maintain()) {
            // Until all of them are compiled.
        }
    }

    private static void save(List<Search> chunk, Import importing, QueryIndex index) {
        if (!chunk.isEmpty()) {
            importing.run(chunk, (search, query) -> index.put(search.id(), PARSED_AT, query));
            chunk.clear();
        }
    }
}
