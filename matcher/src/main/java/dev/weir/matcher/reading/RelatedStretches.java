package dev.weir.matcher.reading;

import static dev.weir.matcher.leaf.StretchCode.HEAD;
import static dev.weir.matcher.leaf.StretchCode.LENGTH;
import static dev.weir.matcher.leaf.StretchCode.NOT_CONTAINED_BY;
import static dev.weir.matcher.leaf.StretchCode.OPERATION;
import static dev.weir.matcher.leaf.StretchCode.SINGLE;

import dev.weir.matcher.form.Stretch.Relation;
import dev.weir.matcher.leaf.StretchCode;

/**
 * Adds the stretches of one part that stand in a relation to those of another, as a whole or for each alternative. For
 * one thread.
 */
// Arrays because it is the hot path.
final class RelatedStretches {
    private final Stretches stretches;
    private final StretchLists lists;
    private final StretchFilters filters;
    private final Presence presence;
    private int[] code = {};

    RelatedStretches(Stretches stretches, StretchLists lists, StretchFilters filters, Presence presence) {
        this.stretches = stretches;
        this.lists = lists;
        this.filters = filters;
        this.presence = presence;
    }

    /** Looks at those codes from now on. */
    void begin(int[] written) {
        code = written;
    }

    /** The first of two parts that stand in a relation. */
    private int first(int part) {
        return part + HEAD + (operation(part) == NOT_CONTAINED_BY ? 1 : 0);
    }

    private int second(int part) {
        return first(part) + code[first(part) + LENGTH];
    }

    private int operation(int part) {
        return code[part] & OPERATION;
    }

    private Relation relation(int part) {
        return StretchCode.relation(code[part] & OPERATION);
    }

    /** Of two lists as a whole. */
    void listRelated(int part, int flags) {
        int top = lists.top();
        int before = lists.count();
        stretches.list(first(part));
        int other = lists.count();
        if (other == before) {
            return;
        }
        stretches.list(second(part));
        if (lists.count() == other && !relation(part).isDifference()) {
            lists.truncate(top, before);
            return;
        }
        int from = lists.top();
        int width = flagsOfWidth(before, part);
        relate(before, part, other, other == lists.count());
        lists.replace(before, from, flags | width);
    }

    /**
     * Where nothing is taken away, because its words are absent, Lucene takes the first part as it is, repeated or not.
     */
    private int flagsOfWidth(int list, int part) {
        return relation(part).isDifference() && !presence.is(second(part))
                ? lists.flags(list) & StretchLists.REPEATED
                : 0;
    }

    /** Adds to the list that is being made what of one list stands so to another, which may be empty. */
    private void relate(int list, int part, int other, boolean otherIsEmpty) {
        filters.related(
                lists.start(list),
                lists.end(list),
                relation(part),
                otherIsEmpty ? 0 : lists.start(other),
                otherIsEmpty ? 0 : lists.end(other));
    }

    /** Those that stand so to another list, for each alternative of the first part. */
    void alternativesOfFirst(int part) {
        int top = lists.top();
        int other = lists.count();
        stretches.list(second(part));
        int firstList = lists.count();
        if (firstList == other && !relation(part).isDifference()) {
            return;
        }
        stretches.split(first(part));
        int to = lists.count();
        for (int list = firstList; list < to; list++) {
            int from = lists.top();
            relate(list, part, other, firstList == other);
            lists.endList(from, (lists.flags(list) & SINGLE) | flagsOfWidth(list, part));
        }
        lists.remove(other, to, top);
    }

    /** Those of one list that stand so to another, for each alternative of the other. */
    void alternativesOfSecond(int part) {
        int top = lists.top();
        int list = lists.count();
        stretches.list(first(part));
        int firstOther = lists.count();
        if (firstOther == list) {
            return;
        }
        stretches.split(second(part));
        int to = lists.count();
        int flags = code[part] & SINGLE;
        for (int other = firstOther; other < to; other++) {
            int from = lists.top();
            relate(list, part, other, false);
            lists.endList(from, flags);
        }
        if (relation(part) == Relation.NOT_CONTAINED_BY && to - firstOther < code[part + HEAD]) {
            // Nothing is contained by the alternatives that the document does not have.
            int from = lists.top();
            relate(list, part, list, true);
            lists.endList(from, flags | flagsOfWidth(list, part));
        }
        lists.remove(list, to, top);
    }

    void alternativesOfBoth(int part) {
        int top = lists.top();
        int firstList = lists.count();
        stretches.split(first(part));
        int firstOther = lists.count();
        if (firstOther == firstList) {
            return;
        }
        stretches.split(second(part));
        int to = lists.count();
        for (int list = firstList; list < firstOther; list++) {
            for (int other = firstOther; other < to; other++) {
                int from = lists.top();
                relate(list, part, other, false);
                lists.endList(from, lists.flags(list) & SINGLE);
            }
        }
        lists.remove(firstList, to, top);
    }
}
