package dev.weir.matcher.query;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many states Lucene would make of a regular expression, at most. Lucene bounds the work of making it
 * deterministic, but not that of unrolling repeats before: {@code ((a{99}){99}){99}} would keep it busy for minutes.
 */
final class RegexpSize {
    /** The most states that are allowed; ordinary expressions have tens. */
    static final long MAX_STATES = 10_000;

    /**
     * The most states of an expression in which a value may be in many states at once: each of its characters asks all.
     */
    static final long MAX_STATES_AT_ONCE = 2_000;

    /**
     * One group while it is read: what is finished left of the last {@code &}, the sum since then, and the last item of
     * it.
     */
    private static final class Group {
        private long product = 1;
        private long sum;
        private long last;

        void add(long size) {
            sum = capped(sum + size);
            last = size;
        }

        void repeatLast(long times) {
            long repeated = capped(last * times);
            sum = capped(sum - last + repeated);
            last = repeated;
        }

        void intersect() {
            product = capped(product * Math.max(1, sum));
            sum = 0;
            last = 0;
        }

        long size() {
            return capped(product * Math.max(1, sum));
        }
    }

    private RegexpSize() {}

    /** The estimate; {@link #MAX_STATES} + 1 for anything above. */
    static long of(String pattern) {
        Deque<Group> groups = new ArrayDeque<>();
        groups.push(new Group());
        for (int i = 0; i < pattern.length(); i++) {
            Group group = groups.element();
            switch (pattern.charAt(i)) {
                case '\\' -> {
                    i++;
                    group.add(1);
                }
                case '[' -> {
                    i = skipTo(pattern, i, ']');
                    group.add(1);
                }
                case '{' -> {
                    int end = skipTo(pattern, i, '}');
                    group.repeatLast(times(pattern.substring(i + 1, Math.min(end, pattern.length()))));
                    i = end;
                }
                case '+' -> group.repeatLast(2);
                case '&' -> group.intersect();
                case '(' -> groups.push(new Group());
                case ')' -> {
                    if (groups.size() > 1) {
                        long size = groups.pop().size();
                        groups.element().add(size);
                    }
                }
                default -> group.add(1);
            }
        }
        long size = 1;
        for (Group group : groups) {
            size = capped(size + group.size());
        }
        return size;
    }

    private static int skipTo(String pattern, int from, char end) {
        int i = from + 1;
        while (i < pattern.length() && pattern.charAt(i) != end) {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** The larger number of {@code n}, {@code n,} or {@code n,m}, and one more for an open end. */
    private static long times(String repeat) {
        long times = 1;
        for (String number : repeat.split(",", -1)) {
            boolean readable =
                    !number.isEmpty() && number.length() <= 9 && number.chars().allMatch(c -> c >= '0' && c <= '9');
            times = Math.max(times, readable ? Long.parseLong(number) : number.isEmpty() ? times + 1 : MAX_STATES);
        }
        return times;
    }

    private static long capped(long size) {
        return Math.min(size, MAX_STATES + 1);
    }
}
