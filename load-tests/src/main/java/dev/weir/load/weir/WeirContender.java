package dev.weir.load.weir;

import dev.weir.load.contender.Contender;
import dev.weir.load.contender.Hits;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import java.util.List;

/** The matcher with all searches standing. */
final class WeirContender implements Contender {
    private final WeirSchema schema;
    private final QueryIndex index;
    private final Import importing;
    // The position of the next document; all changes before it have been made.
    private volatile long position = 1;

    WeirContender(Shape shape) {
        schema = new WeirSchema(shape);
        index = new QueryIndex(schema.schema());
        importing = new Import(new QueryParser(schema.schema()));
    }

    @Override
    public void save(List<Search> searches) {
        importing.run(searches, (search, query) -> index.put(search.id(), 0, query));
        index.forgetBefore(0);
    }

    @Override
    public Decider decider(String mode) {
        if (!mode.equals(SINGLE)) {
            throw new IllegalArgumentException("unknown mode " + mode + "; known is " + SINGLE);
        }
        return (OneByOne) this::decide;
    }

    private void decide(Item item, Hits hits) {
        dev.weir.matcher.index.Hits found = index.match(schema.document(item), position);
        if (!found.failures().isEmpty()) {
            throw new IllegalStateException("could not be decided: " + found.failures());
        }
        hits.addCandidates(found.stats().candidates());
        for (long id : found.ids()) {
            hits.add(0, id);
        }
    }
}
