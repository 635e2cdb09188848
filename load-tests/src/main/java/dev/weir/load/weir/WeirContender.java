package dev.weir.load.weir;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

/**
 * The matcher with all searches standing, used as the service does: one thread at a time changes it, and one looks
 * after it in the background.
 */
final class WeirContender implements Contender {
    private final WeirSchema schema;
    private final QueryIndex index;
    private final QueryParser parser;
    private final Import importing;
    private final Upkeep upkeep;
    private final List<Deciding> deciding = new CopyOnWriteArrayList<>();
    /** Where the next change and the next document stand; all changes before have been made. */
    private volatile long position = 1;

    WeirContender(Shape shape) {
        schema = new WeirSchema(shape);
        index = new QueryIndex(schema.schema());
        parser = new QueryParser(schema.schema());
        importing = new Import(parser);
        upkeep = new Upkeep(index);
        upkeep.start();
    }

    @Override
    public void save(List<Search> searches) {
        if (searches.size() == 1) {
            Search search = searches.getFirst();
            index.put(search.id(), position, parser.parse(WeirSchema.source(search)));
        } else {
            importing.run(searches, (search, query) -> index.put(search.id(), position, query));
        }
        next();
    }

    @Override
    public void delete(int id) {
        index.remove(id, position);
        next();
    }

    @Override
    public void settle() {
        upkeep.finish();
    }

    @Override
    public void writeSnapshot(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            index.write(out, position - 1, "measured");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public List<Integer> leftOutOf(Path snapshot) {
        try (InputStream in = Files.newInputStream(snapshot)) {
            return LongStream.of(QueryIndex.read(in, schema.schema(), () -> 0).leftOut())
                    .mapToObj(Math::toIntExact)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + snapshot, e);
        }
    }

    private void next() {
        long before = position;
        position = before + 1;
        long oldest = deciding.stream().mapToLong(one -> one.at).min().orElse(Long.MAX_VALUE);
        index.forgetBefore(Math.min(before, oldest - 1));
    }

    @Override
    public Decider decider(String mode) {
        if (!mode.equals(SINGLE)) {
            throw new IllegalArgumentException("unknown mode " + mode + "; known is " + SINGLE);
        }
        Deciding one = new Deciding();
        deciding.add(one);
        return one;
    }

    /** One thread that decides. */
    private final class Deciding implements OneByOne {
        private static final long NOWHERE = Long.MAX_VALUE;

        /** The position of the document that is being decided: nothing is forgotten that it might see. */
        private volatile long at = NOWHERE;

        @Override
        public void decide(Item item, Hits hits) {
            do {
                at = position;
                // Where a change came between, it may have been forgotten already what stood there.
            } while (at != position);
            dev.weir.matcher.index.Hits found = index.match(schema.document(item), at);
            at = NOWHERE;
            if (!found.failures().isEmpty()) {
                throw new IllegalStateException("could not be decided: " + found.failures());
            }
            hits.addCandidates(found.stats().candidates());
            for (long id : found.ids()) {
                hits.add(0, id);
            }
        }
    }
}
