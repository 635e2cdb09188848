package dev.weir.matcher.reading;

import static dev.weir.matcher.reading.StretchLists.NO_MORE;
import static dev.weir.matcher.reading.StretchLists.STRIDE;

import java.util.Arrays;

/**
 * Finds the stretches that several lists have together: one behind the other, in order, in any order. Each list is
 * walked once, from the first to the last of its stretches, and of the stretches that end together only the shortest
 * is found: the minimal-interval semantics of Clarke, Cormack and Burkowski ("An Algebra for Structured Text Search",
 * 1995), by the lazy algorithms of Boldi and Vigna ("Efficient Optimally Lazy Algorithms for Minimal-Interval
 * Semantics", 2016), with the gaps counted when Lucene counts them. For one thread.
 */
// Arrays because it is the hot path.
final class Nearness {
    private static final int BEFORE_THE_FIRST = -1;

    private final StretchLists lists;
    private int[] values = {};
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] at = new int[16];
    private boolean[] repeated = new boolean[16];
    private int size;
    private int maxGaps;
    private boolean first;
    private final StretchHeap byStart = new StretchHeap() {
        @Override
        boolean isBefore(int list, int other) {
            int start = start(list);
            int otherStart = start(other);
            return start < otherStart || (start == otherStart && end(list) >= end(other));
        }
    };
    private final StretchHeap byEnd = new StretchHeap() {
        @Override
        boolean isBefore(int list, int other) {
            int end = end(list);
            int otherEnd = end(other);
            return end < otherEnd || (end == otherEnd && start(list) >= start(other));
        }
    };

    Nearness(StretchLists lists) {
        this.lists = lists;
    }

    /** Begins with no lists. */
    void begin() {
        size = 0;
    }

    /** Takes a list as the next one. */
    void take(int list) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            at = Arrays.copyOf(at, 2 * size);
            repeated = Arrays.copyOf(repeated, 2 * size);
        }
        from[size] = lists.start(list);
        to[size] = lists.end(list);
        repeated[size] = (lists.flags(list) & StretchLists.REPEATED) != 0;
        size++;
    }

    /**
     * Adds what is found to the list that is being made.
     *
     * @param gaps what has more gaps is left out
     * @param one whether it suffices to know that there is one: then none is added
     * @return whether there is one
     */
    boolean block(int gaps, boolean one) {
        prepare(gaps, one);
        boolean found = false;
        while (advance(0) != NO_MORE) {
            int part = 1;
            while (part < size) {
                int behind = end(part - 1) + 1;
                while (start(part) < behind) {
                    if (advance(part) == NO_MORE) {
                        return found;
                    }
                }
                if (start(part) == behind) {
                    part++;
                } else if (advance(0) == NO_MORE) {
                    return found;
                } else {
                    part = 1;
                }
            }
            found |= add(start(0), end(size - 1), 0);
            if (found && first) {
                return true;
            }
        }
        return found;
    }

    /** Likewise. */
    boolean ordered(int gaps, boolean one) {
        prepare(gaps, one);
        boolean found = false;
        advance(0);
        int part = 1;
        while (true) {
            int start = NO_MORE;
            int end = NO_MORE;
            int gapsHere = 0;
            // Nothing that begins at or behind the last part can make the stretch shorter.
            int limit = NO_MORE;
            boolean shortening = false;
            search:
            while (true) {
                int before = end(part - 1);
                while (before < limit && part < size && !(shortening && start(part) > before)) {
                    int next;
                    do {
                        next = end(part) >= limit ? NO_MORE : advance(part);
                        if (next == NO_MORE) {
                            break search;
                        }
                    } while (next <= before);
                    before = end(part++);
                }
                if (before >= limit || start(0) == NO_MORE) {
                    break;
                }
                start = start(0);
                end = end(size - 1);
                gapsHere = end - start + 1 - widths();
                part = 1;
                if (advance(0) == NO_MORE) {
                    break;
                }
                limit = start(size - 1);
                shortening = true;
            }
            if (start == NO_MORE) {
                return found;
            }
            found |= add(start, end, gapsHere);
            if (found && first) {
                return true;
            }
        }
    }

    /** Likewise. */
    boolean unordered(int gaps, boolean one) {
        prepare(gaps, one);
        boolean found = false;
        byStart.clear();
        int last = BEFORE_THE_FIRST;
        for (int list = 0; list < size && advance(list) != NO_MORE; list++) {
            byStart.add(list);
            last = Math.max(last, end(list));
        }
        int start = BEFORE_THE_FIRST;
        while (true) {
            while (byStart.size() == size && start(byStart.top()) == start) {
                int list = byStart.pop();
                if (advance(list) != NO_MORE) {
                    byStart.add(list);
                    last = Math.max(last, end(list));
                }
            }
            if (byStart.size() < size) {
                return found;
            }
            int end;
            int gapsHere;
            do {
                start = start(byStart.top());
                end = last;
                gapsHere = end - start + 1 - widths();
                if (end(byStart.top()) == end) {
                    break;
                }
                int list = byStart.pop();
                if (advance(list) != NO_MORE) {
                    byStart.add(list);
                    last = Math.max(last, end(list));
                }
            } while (byStart.size() == size && end == last);
            found |= add(start, end, gapsHere);
            if (found && first) {
                return true;
            }
        }
    }

    /** Likewise, of at least so many of the lists. The others wait until one of these goes on. */
    boolean atLeast(int number, int gaps, boolean one) {
        prepare(gaps, one);
        boolean found = false;
        byStart.clear();
        byEnd.clear();
        for (int list = 0; list < size; list++) {
            if (advance(list) != NO_MORE) {
                byEnd.add(list);
            }
        }
        int last = BEFORE_THE_FIRST;
        while (byStart.size() < number && byEnd.size() > 0) {
            last = Math.max(last, chooseNext());
        }
        int start = BEFORE_THE_FIRST;
        while (true) {
            while (byStart.size() == number && start(byStart.top()) == start) {
                int list = byStart.pop();
                if (advance(list) != NO_MORE) {
                    byEnd.add(list);
                    last = Math.max(last, chooseNext());
                }
            }
            if (byStart.size() < number) {
                return found;
            }
            int end;
            int gapsHere;
            do {
                start = start(byStart.top());
                end = last;
                gapsHere = end - start + 1;
                for (int i = 0; i < number; i++) {
                    gapsHere -= width(byStart.get(i));
                }
                if (end(byStart.top()) == end) {
                    break;
                }
                int list = byStart.pop();
                if (advance(list) != NO_MORE) {
                    byEnd.add(list);
                }
                if (byEnd.size() > 0) {
                    last = Math.max(last, chooseNext());
                }
            } while (byStart.size() == number && end == last);
            found |= add(start, end, gapsHere);
            if (found && first) {
                return true;
            }
        }
    }

    private int chooseNext() {
        int list = byEnd.pop();
        byStart.add(list);
        return end(list);
    }

    /** Adds those of any list; of those that contain another only that other. There is at least one list. */
    void any() {
        prepare(Integer.MAX_VALUE, false);
        byEnd.clear();
        for (int list = 0; list < size; list++) {
            if (advance(list) != NO_MORE) {
                byEnd.add(list);
            }
        }
        while (byEnd.size() > 0) {
            int start = start(byEnd.top());
            int end = end(byEnd.top());
            add(start, end, values[at[byEnd.top()] + 2]);
            while (byEnd.size() > 0 && contains(byEnd.top(), start, end)) {
                int list = byEnd.pop();
                if (advance(list) != NO_MORE) {
                    byEnd.add(list);
                }
            }
        }
    }

    private boolean contains(int list, int start, int end) {
        return start(list) <= start && end <= end(list);
    }

    private void prepare(int gaps, boolean one) {
        maxGaps = gaps;
        first = one;
        values = lists.values();
        for (int list = 0; list < size; list++) {
            at[list] = from[list] - STRIDE;
        }
    }

    private boolean add(int start, int end, int gaps) {
        if (gaps > maxGaps) {
            return false;
        }
        if (!first) {
            lists.add(start, end, gaps);
            // The room may have been too small.
            values = lists.values();
        }
        return true;
    }

    private int start(int list) {
        int place = at[list];
        return place < from[list] ? BEFORE_THE_FIRST : place >= to[list] ? NO_MORE : values[place];
    }

    private int end(int list) {
        int place = at[list];
        return place < from[list] ? BEFORE_THE_FIRST : place >= to[list] ? NO_MORE : values[place + 1];
    }

    private int advance(int list) {
        int place = Math.min(at[list] + STRIDE, to[list]);
        at[list] = place;
        return place >= to[list] ? NO_MORE : values[place];
    }

    private int widths() {
        int widths = 0;
        for (int list = 0; list < size; list++) {
            widths += width(list);
        }
        return widths;
    }

    private int width(int list) {
        int place = at[list];
        int width = values[place + 1] - values[place] + 1;
        return repeated[list] ? width - values[place + 2] : width;
    }
}
