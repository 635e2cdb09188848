package dev.weir.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends of its log, event by event. Iterating waits for the next event; a connection that breaks is
 * made again, behind the last event, as the {@link RetryPolicy} allows, and then fails with a {@link WeirException}.
 *
 * <p>To be iterated once, by one thread. Any thread may {@link #close} it: the iteration then ends as if there were no
 * more.
 *
 * @param <T> the event
 */
public final class EventReader<T> implements Iterable<T>, AutoCloseable {
    private final Source<T> source;
    private volatile boolean closed;
    private boolean iterated;

    EventReader(Source<T> source) {
        this.source = source;
    }

    /** Where events come from. {@code next} is called by one thread, {@code close} by any. */
    interface Source<T> {
        /** The next one, or null at the end. */
        @Nullable
        T next();

        /** Where to go on behind the last event that {@code next} gave. */
        String token();

        void close();
    }

    /**
     * The events that are left.
     *
     * @throws IllegalStateException when called twice
     */
    @Override
    public Iterator<T> iterator() {
        if (iterated) {
            throw new IllegalStateException("events can be iterated once; read them again for another iteration");
        }
        iterated = true;
        return new Events();
    }

    /** The events as a stream, as lazy as the iteration. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Where to go on later, behind all events of which the iteration has given the last of a batch; for documents,
     * which have positions instead, and before the first batch it is empty.
     */
    public String token() {
        return source.token();
    }

    @Override
    public void close() {
        closed = true;
        source.close();
    }

    private final class Events implements Iterator<T> {
        private @Nullable T next;

        @Override
        public boolean hasNext() {
            if (next == null && !closed) {
                try {
                    next = source.next();
                } catch (WeirException e) {
                    if (!closed) {
                        throw e;
                    }
                }
            }
            return next != null;
        }

        @Override
        public T next() {
            T event = hasNext() ? next : null;
            if (event == null) {
                throw new NoSuchElementException("no event is left");
            }
            next = null;
            return event;
        }
    }
}
