package dev.weir.matcher.reading;

import static dev.weir.matcher.reading.StretchLists.NO_MORE;
import static dev.weir.matcher.reading.StretchLists.STRIDE;

import dev.weir.matcher.form.Stretch.Relation;

/**
 * Adds to the list that is being made what is left of one list, or what becomes of it. All lists are walked once from
 * the first to the last of their stretches, as Lucene does. For one thread.
 */
final class StretchFilters {
    private final StretchLists lists;
    private int other;
    private int otherFrom;
    private int otherTo;

    StretchFilters(StretchLists lists) {
        this.lists = lists;
    }

    void maxGaps(int from, int to, int gaps) {
        for (int at = from; at < to; at += STRIDE) {
            if (value(at + 2) <= gaps) {
                keep(at);
            }
        }
    }

    void maxWidth(int from, int to, int width) {
        for (int at = from; at < to; at += STRIDE) {
            if (value(at + 1) - value(at) + 1 <= width) {
                keep(at);
            }
        }
    }

    /** A document has no words before its first, and there is a last position. */
    void extended(int from, int to, int before, int after) {
        for (int at = from; at < to; at += STRIDE) {
            int end = (int) Math.min((long) value(at + 1) + after, NO_MORE - 1);
            lists.add(Math.max(0, value(at) - before), end, value(at + 2));
        }
    }

    /** Before the first position there is no other: it stands for itself. */
    void beside(int from, int to, boolean before) {
        for (int at = from; at < to; at += STRIDE) {
            int position = before ? Math.max(0, value(at) - 1) : value(at + 1) + 1;
            lists.add(position, position, 0);
        }
    }

    /** What is longer than a word counts for its width as Lucene counts it, which is less than it is. */
    void repeated(int from, int to, int times) {
        int behind = (times - 1) * STRIDE;
        for (int at = from; at + behind < to; at += STRIDE) {
            int width = 0;
            for (int each = at; each <= at + behind; each += STRIDE) {
                width += value(each) - value(each + 1) + 1;
            }
            int start = value(at);
            int end = value(at + behind + 1);
            lists.add(start, end, end - start + 1 - width);
        }
    }

    /** Those of one list that stand so to those of another. */
    void related(int from, int to, Relation relation, int fromOther, int toOther) {
        other = fromOther - STRIDE;
        otherFrom = fromOther;
        otherTo = toOther;
        if (!relation.isDifference() && !advance()) {
            return;
        }
        for (int at = from; at < to; at += STRIDE) {
            int start = value(at);
            int end = value(at + 1);
            boolean any = true;
            while (any && isPassed(relation, start, end)) {
                any = advance();
            }
            if (!any && !relation.isDifference()) {
                return;
            }
            if (!any || holds(relation, start, end)) {
                keep(at);
            }
        }
    }

    /** Whether the present stretch of the other list lies before all that matter to one. */
    private boolean isPassed(Relation relation, int start, int end) {
        return switch (relation) {
            case CONTAINING, NOT_CONTAINING -> otherStart() < start && otherEnd() < end;
            case CONTAINED_BY, NOT_CONTAINED_BY -> otherEnd() < end;
            case OVERLAPPING, NON_OVERLAPPING -> otherEnd() < start;
        };
    }

    private boolean holds(Relation relation, int start, int end) {
        return switch (relation) {
            case CONTAINING -> start <= otherStart() && otherEnd() <= end;
            case NOT_CONTAINING, NON_OVERLAPPING -> otherStart() > end;
            case CONTAINED_BY -> otherStart() <= start;
            case NOT_CONTAINED_BY -> start < otherStart();
            case OVERLAPPING -> otherStart() <= end;
        };
    }

    private boolean advance() {
        other = Math.min(other + STRIDE, otherTo);
        return other < otherTo;
    }

    private int otherStart() {
        return other < otherFrom ? -1 : other >= otherTo ? NO_MORE : value(other);
    }

    private int otherEnd() {
        return other < otherFrom ? -1 : other >= otherTo ? NO_MORE : value(other + 1);
    }

    private int value(int at) {
        return lists.values()[at];
    }

    private void keep(int at) {
        lists.add(value(at), value(at + 1), value(at + 2));
    }
}
