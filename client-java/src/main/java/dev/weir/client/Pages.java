package dev.weir.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list on the server, fetched page by page while it is iterated. Each iteration asks anew; a call that fails ends it
 * with a {@link WeirException}. Iterators are for one thread.
 *
 * @param <T> what is listed
 */
public final class Pages<T> implements Iterable<T> {
    private final Function<String, Page<T>> fetch;

    /** {@code fetch} gives the page of a token, which is empty for the first page. */
    Pages(Function<String, Page<T>> fetch) {
        this.fetch = fetch;
    }

    /** One page; {@code nextToken} is empty after the last. */
    record Page<T>(List<T> items, String nextToken) {}

    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    /** The items as a stream, as lazy as the iteration. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    private final class Items implements Iterator<T> {
        private Iterator<T> page = List.<T>of().iterator();
        private String nextToken = "";
        private boolean last;

        @Override
        public boolean hasNext() {
            // A page may be empty though others follow.
            while (!page.hasNext() && !last) {
                Page<T> fetched = fetch.apply(nextToken);
                page = fetched.items().iterator();
                nextToken = fetched.nextToken();
                last = nextToken.isEmpty();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the list is at its end");
            }
            return page.next();
        }
    }
}
