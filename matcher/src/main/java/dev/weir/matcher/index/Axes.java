package dev.weir.matcher.index;

import dev.weir.matcher.flat.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the ends of all spans, then ranks them. For one thread. */
final class Axes {
    /** What an axis is along. */
    private record Key(int field, Axis.Part part) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Longs> ends = new ArrayList<>();
    private final List<Axis> axes = new ArrayList<>();

    void gather(Axis.Span span) {
        int number = numbers.computeIfAbsent(key(span), key -> {
            ends.add(new Longs());
            return ends.size() - 1;
        });
        ends.get(number).add(span.low());
        if (span.high() != Long.MAX_VALUE) {
            ends.get(number).add(span.high() + 1);
        }
    }

    /** Ends the gathering. */
    void rank() {
        Axis[] ranked = new Axis[ends.size()];
        numbers.forEach((key, number) -> ranked[number] = new Axis(
                key.field,
                key.part,
                Arrays.stream(ends.get(number).toArray()).sorted().distinct().toArray()));
        axes.addAll(List.of(ranked));
        ends.clear();
    }

    /** The number of the axis of a span that was gathered. */
    int number(Axis.Span span) {
        Integer number = numbers.get(key(span));
        if (number == null) {
            throw new IllegalStateException("a span was not gathered: " + span);
        }
        return number;
    }

    Axis axis(int number) {
        return axes.get(number);
    }

    Axis[] toArray() {
        return axes.toArray(Axis[]::new);
    }

    private static Key key(Axis.Span span) {
        return new Key(span.field(), span.part());
    }
}
