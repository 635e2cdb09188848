package dev.weir.load.compare;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Search;
import dev.weir.load.workload.Workload;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The files that all engines read.
 *
 * @param shape what the documents are made of
 * @param items the documents
 * @param searches the searches
 * @param count how many searches
 * @param distinct how many different ones
 */
record Materials(Path shape, Path items, Path searches, int count, int distinct) {
    /**
     * Writes them.
     *
     * @param documents at most so many
     */
    static Materials write(Workload workload, int searches, int documents, Path folder) {
        Path shapeFile = folder.resolve("shape.json");
        Path itemFile = folder.resolve("items.jsonl");
        Path searchFile = folder.resolve("searches.jsonl");
        Lines.write(shapeFile, List.of(workload.shape()).iterator());
        Lines.write(itemFile, workload.items().stream().limit(documents).iterator());
        Counting counting = new Counting(workload.searches(searches));
        Lines.write(searchFile, counting);
        return new Materials(shapeFile, itemFile, searchFile, counting.count, counting.distinct.size());
    }

    /** Counts the searches that pass, and the different ones among them. */
    private static final class Counting implements Iterator<Search> {
        private final Iterator<Search> searches;
        private final Set<String> distinct = new HashSet<>();
        private int count;

        Counting(Iterator<Search> searches) {
            this.searches = searches;
        }

        @Override
        public boolean hasNext() {
            return searches.hasNext();
        }

        @Override
        public Search next() {
            Search search = searches.next();
            count++;
            distinct.add(search.text() + search.conditions());
            return search;
        }
    }
}
