package dev.weir.load.workload;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import java.util.Iterator;
import java.util.List;

/** Searches and the documents that they are matched with. */
public interface Workload {
    /** What the documents are made of. */
    Shape shape();

    /** The documents, in a random order. */
    List<Item> items();

    /**
     * So many searches, made as they are asked for; the same ones at each call.
     *
     * @param count how many, numbered from 0; fewer where there are no more
     */
    Iterator<Search> searches(int count);
}
