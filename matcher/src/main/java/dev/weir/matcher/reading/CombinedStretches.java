package dev.weir.matcher.reading;

import static dev.weir.matcher.leaf.StretchCode.BLOCK;
import static dev.weir.matcher.leaf.StretchCode.HEAD;
import static dev.weir.matcher.leaf.StretchCode.LENGTH;
import static dev.weir.matcher.leaf.StretchCode.OPERATION;
import static dev.weir.matcher.leaf.StretchCode.ORDERED;

import java.util.Arrays;

/** Adds the stretches of several parts together, as a whole or for each choice of alternatives. For one thread. */
// Arrays because it is the hot path.
final class CombinedStretches {
    private static final int ANY_GAPS = Integer.MAX_VALUE;
    private static final int NO_LIST = -1;

    private final Stretches stretches;
    private final StretchLists lists;
    private final Nearness nearness;
    private final Presence presence;
    private final AtLeastOrder atLeastOrder = new AtLeastOrder();
    /** Where the alternatives of each part begin, and which of them is chosen; of parts within parts, as on a stack. */
    private int[] firsts = new int[32];

    private int[] chosen = new int[32];
    private int depth;
    private int[] code = {};

    CombinedStretches(Stretches stretches, StretchLists lists, Nearness nearness, Presence presence) {
        this.stretches = stretches;
        this.lists = lists;
        this.nearness = nearness;
        this.presence = presence;
    }

    /** Looks at those codes from now on. */
    void begin(int[] written) {
        code = written;
        depth = 0;
    }

    private int operation(int part) {
        return code[part] & OPERATION;
    }

    /** Adds the list of a part of which all parts must be there, if they are. */
    void listTogether(int part, int flags) {
        int before = lists.count();
        int top = lists.top();
        int at = part + HEAD + 1;
        for (int left = code[part + HEAD]; left > 0; left--, at += code[at + LENGTH]) {
            int count = lists.count();
            stretches.list(at);
            if (lists.count() == count) {
                lists.truncate(top, before);
                return;
            }
        }
        nearness.begin();
        for (int list = before; list < lists.count(); list++) {
            nearness.take(list);
        }
        int from = lists.top();
        if (operation(part) == ORDERED) {
            nearness.ordered(ANY_GAPS, false);
        } else {
            nearness.unordered(ANY_GAPS, false);
        }
        lists.replace(before, from, flags);
    }

    /** Likewise of a part of which some parts must be there. */
    void listAtLeast(int part, int flags) {
        int before = lists.count();
        int top = lists.top();
        int number = code[part + HEAD];
        int parts = code[part + HEAD + 1];
        int frame = depth;
        deepen(parts);
        int present = 0;
        int at = part + HEAD + 2;
        for (int left = parts; left > 0; left--, at += code[at + LENGTH]) {
            if (presence.is(at)) {
                int count = lists.count();
                stretches.list(at);
                firsts[frame + present++] = lists.count() > count ? count : NO_LIST;
            }
        }
        if (lists.count() - before < number) {
            lists.truncate(top, before);
        } else {
            int[] order = atLeastOrder.of(present);
            nearness.begin();
            for (int i = 0; i < present; i++) {
                if (firsts[frame + order[i]] != NO_LIST) {
                    nearness.take(firsts[frame + order[i]]);
                }
            }
            int from = lists.top();
            nearness.atLeast(number, ANY_GAPS, false);
            lists.replace(before, from, flags);
        }
        depth = frame;
    }

    /** Makes room for so many numbers more on the stack of parts within parts. */
    private void deepen(int numbers) {
        depth += numbers;
        if (depth > firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * depth);
            chosen = Arrays.copyOf(chosen, 2 * depth);
        }
    }

    /**
     * Puts together each choice of one alternative for each part of a part, and adds a list for each choice that has
     * any stretch.
     *
     * @param gaps what has more gaps is left out
     * @param one whether it suffices to know that there is one: then no list is added
     * @return whether there is one; for {@code one} only
     */
    boolean combine(int part, int gaps, boolean one) {
        int top = lists.top();
        int before = lists.count();
        int parts = code[part + HEAD];
        int frame = depth;
        deepen(parts + 1);
        boolean found = false;
        if (splitAll(part, frame)) {
            do {
                nearness.begin();
                for (int i = 0; i < parts; i++) {
                    nearness.take(chosen[frame + i]);
                }
                int from = lists.top();
                found = switch (code[part] & OPERATION) {
                    case BLOCK -> nearness.block(gaps, one);
                    case ORDERED -> nearness.ordered(gaps, one);
                    default -> nearness.unordered(gaps, one);
                };
                if (!one) {
                    lists.endList(from, 0);
                }
            } while (!(one && found) && chooseNext(frame, parts));
            lists.remove(before, firsts[frame + parts], top);
        } else {
            lists.truncate(top, before);
        }
        depth = frame;
        return found;
    }

    /** Adds the alternatives of each part of a part, and chooses the first of each; false if one has none. */
    private boolean splitAll(int part, int frame) {
        int at = part + HEAD + 1;
        for (int i = 0, n = code[part + HEAD]; i < n; i++, at += code[at + LENGTH]) {
            int before = lists.count();
            stretches.split(at);
            firsts[frame + i] = before;
            chosen[frame + i] = before;
            if (lists.count() == before) {
                return false;
            }
            firsts[frame + i + 1] = lists.count();
        }
        return true;
    }

    private boolean chooseNext(int frame, int parts) {
        for (int i = parts - 1; i >= 0; i--) {
            if (++chosen[frame + i] < firsts[frame + i + 1]) {
                return true;
            }
            chosen[frame + i] = firsts[frame + i];
        }
        return false;
    }
}
