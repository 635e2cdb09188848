package dev.weir.matcher.reading;

import static dev.weir.matcher.leaf.StretchCode.AT_LEAST;
import static dev.weir.matcher.leaf.StretchCode.BESIDE;
import static dev.weir.matcher.leaf.StretchCode.BLOCK;
import static dev.weir.matcher.leaf.StretchCode.CONTAINED_BY;
import static dev.weir.matcher.leaf.StretchCode.CONTAINING;
import static dev.weir.matcher.leaf.StretchCode.EXTENDED;
import static dev.weir.matcher.leaf.StretchCode.GROUPED;
import static dev.weir.matcher.leaf.StretchCode.HEAD;
import static dev.weir.matcher.leaf.StretchCode.LENGTH;
import static dev.weir.matcher.leaf.StretchCode.MAX_GAPS;
import static dev.weir.matcher.leaf.StretchCode.MAX_WIDTH;
import static dev.weir.matcher.leaf.StretchCode.NON_OVERLAPPING;
import static dev.weir.matcher.leaf.StretchCode.NOT_CONTAINED_BY;
import static dev.weir.matcher.leaf.StretchCode.NOT_CONTAINING;
import static dev.weir.matcher.leaf.StretchCode.ONE;
import static dev.weir.matcher.leaf.StretchCode.OPERATION;
import static dev.weir.matcher.leaf.StretchCode.OR;
import static dev.weir.matcher.leaf.StretchCode.ORDERED;
import static dev.weir.matcher.leaf.StretchCode.OVERLAPPING;
import static dev.weir.matcher.leaf.StretchCode.PHRASE;
import static dev.weir.matcher.leaf.StretchCode.REPEATED;
import static dev.weir.matcher.leaf.StretchCode.SINGLE;
import static dev.weir.matcher.leaf.StretchCode.UNORDERED;
import static dev.weir.matcher.leaf.StretchCode.WORD;

/**
 * Decides stretches of text from recorded positions. A part is evaluated to the list of its stretches, or to the lists
 * of its alternatives where these are told apart; of those only the ones that the document has are multiplied out. What
 * is absent is found out first, by looking at words alone.
 *
 * <p>Memory is bounded by the positions in the document of all words that a stretch names. For one thread.
 */
// Arrays because it is the hot path.
final class Stretches {
    private static final int ANY_GAPS = Integer.MAX_VALUE;

    private final Reading reading;
    private final StretchLists lists = new StretchLists();
    private final Presence presence;
    private final Whereabouts whereabouts;
    private final Nearness nearness = new Nearness(lists);
    private final StretchFilters filters = new StretchFilters(lists);
    private final WordStretches words;
    private final RelatedStretches related;
    private final CombinedStretches combined;
    private int[] code = {};

    Stretches(Reading reading) {
        this.reading = reading;
        this.presence = new Presence(reading);
        this.whereabouts = new Whereabouts(reading);
        this.words = new WordStretches(reading, lists, nearness, presence);
        this.related = new RelatedStretches(this, lists, filters, presence);
        this.combined = new CombinedStretches(this, lists, nearness, presence);
    }

    /**
     * Whether a field has a stretch.
     *
     * @param written where what it asks is written
     * @param at where in it that begins
     */
    boolean hold(int field, int[] written, int at) {
        code = written;
        FieldReading reads = reading.field(field);
        reads.placePatterns(reading);
        presence.begin(written);
        whereabouts.begin(reads, written);
        words.begin(reads, written);
        related.begin(written);
        combined.begin(written);
        try {
            return whereabouts.mayBe(at) && exists(at);
        } finally {
            lists.trim();
        }
    }

    private int operation(int part) {
        return code[part] & OPERATION;
    }

    private boolean isCombination(int part) {
        return operation(part) == ORDERED || operation(part) == UNORDERED;
    }

    /** Whether a part has any stretch; leaves no list behind. */
    private boolean exists(int part) {
        int top = lists.top();
        int before = lists.count();
        boolean exists;
        switch (code[part] & OPERATION) {
            case MAX_GAPS -> {
                int inner = part + HEAD + 1;
                exists = isCombination(inner) ? combined.combine(inner, code[part + HEAD], true) : anyList(part);
            }
            case BLOCK -> exists = block(part, true);
            case PHRASE -> exists = words.addPhrase(part, true);
            default -> exists = anyList(part);
        }
        lists.truncate(top, before);
        return exists;
    }

    /** As {@link CombinedStretches#combine}, once it is known that there may be one. */
    private boolean block(int part, boolean one) {
        return whereabouts.mayBe(part) && combined.combine(part, ANY_GAPS, one);
    }

    private boolean anyList(int part) {
        int before = lists.count();
        list(part);
        return lists.count() > before;
    }

    /** Adds the list of a part, or nothing if it is empty. */
    void list(int part) {
        int top = lists.top();
        int before = lists.count();
        int flags = code[part] & SINGLE;
        switch (code[part] & OPERATION) {
            case WORD -> words.addWord(code[part + HEAD]);
            case PHRASE -> words.addPhrase(part, false);
            case OR -> {
                if (code[part + HEAD + 1 + code[part + HEAD]] == 0) {
                    words.addWords(part, flags);
                } else {
                    alternatives(part);
                    mergeFrom(before, top, flags);
                }
            }
            case ORDERED, UNORDERED -> combined.listTogether(part, flags);
            case AT_LEAST -> combined.listAtLeast(part, flags);
            case REPEATED -> {
                list(part + HEAD + 1);
                if (lists.count() > before) {
                    int from = lists.top();
                    filters.repeated(top, from, code[part + HEAD]);
                    lists.replace(before, from, flags | StretchLists.REPEATED);
                }
            }
            case MAX_WIDTH -> {
                list(part + HEAD + 1);
                if (lists.count() > before) {
                    int from = lists.top();
                    filters.maxWidth(top, from, code[part + HEAD]);
                    lists.replace(before, from, flags);
                }
            }
            case EXTENDED -> {
                list(part + HEAD + 2);
                if (lists.count() > before) {
                    int from = lists.top();
                    filters.extended(top, from, code[part + HEAD], code[part + HEAD + 1]);
                    lists.replace(before, from, flags);
                }
            }
            case BESIDE -> {
                list(part + HEAD + 1);
                if (lists.count() > before) {
                    int from = lists.top();
                    filters.beside(top, from, code[part + HEAD] == 1);
                    lists.replace(before, from, flags);
                }
            }
            case OVERLAPPING, NON_OVERLAPPING -> related.listRelated(part, flags);
            default -> {
                alternatives(part);
                if ((code[part] & ONE) == 0) {
                    mergeFrom(before, top, flags);
                }
            }
        }
    }

    /** Makes one list of all from one on, as Lucene does of alternatives even if there is only one left. */
    private void mergeFrom(int firstList, int top, int flags) {
        if (lists.count() == firstList) {
            lists.truncate(top, firstList);
            return;
        }
        nearness.begin();
        for (int list = firstList; list < lists.count(); list++) {
            nearness.take(list);
        }
        int from = lists.top();
        nearness.any();
        lists.replace(firstList, from, flags);
    }

    /** Adds a list for each alternative of a part that has any stretch. */
    private void alternatives(int part) {
        switch (code[part] & OPERATION) {
            case OR -> {
                int at = part + HEAD + 1;
                for (int end = at + code[part + HEAD]; at < end; at++) {
                    words.addWord(code[at]);
                }
                alternativesOfAll(at);
            }
            case BLOCK -> block(part, false);
            case ORDERED, UNORDERED -> combined.combine(part, ANY_GAPS, false);
            case MAX_GAPS -> {
                int inner = part + HEAD + 1;
                if (isCombination(inner)) {
                    combined.combine(inner, code[part + HEAD], false);
                } else {
                    alternatives(inner, part);
                }
            }
            case MAX_WIDTH -> alternatives(part + HEAD + 1, part);
            case EXTENDED -> alternatives(part + HEAD + 2, part);
            case CONTAINING, NOT_CONTAINING -> related.alternativesOfFirst(part);
            case CONTAINED_BY, NOT_CONTAINED_BY -> related.alternativesOfSecond(part);
            case OVERLAPPING -> related.alternativesOfBoth(part);
            default -> list(part);
        }
    }

    /** Of parts side by side, behind their number. */
    private void alternativesOfAll(int number) {
        int at = number + 1;
        for (int left = code[number]; left > 0; left--, at += code[at + LENGTH]) {
            switch (code[at] & OPERATION) {
                case OR, BLOCK, MAX_GAPS, CONTAINING, CONTAINED_BY, NOT_CONTAINING, NOT_CONTAINED_BY ->
                    alternatives(at);
                default -> list(at);
            }
        }
    }

    /** Those of an inner part, each as the outer part makes it. */
    private void alternatives(int inner, int outer) {
        int top = lists.top();
        int before = lists.count();
        if (operation(outer) == MAX_WIDTH) {
            split(inner);
        } else {
            alternatives(inner);
        }
        int to = lists.count();
        for (int list = before; list < to; list++) {
            int from = lists.top();
            int flags = lists.flags(list) & SINGLE;
            switch (code[outer] & OPERATION) {
                case MAX_GAPS -> filters.maxGaps(lists.start(list), lists.end(list), code[outer + HEAD]);
                case MAX_WIDTH -> filters.maxWidth(lists.start(list), lists.end(list), code[outer + HEAD]);
                default -> {
                    int more = code[outer + HEAD] + code[outer + HEAD + 1];
                    flags = more == 0 ? flags : 0;
                    filters.extended(lists.start(list), lists.end(list), code[outer + HEAD], code[outer + HEAD + 1]);
                }
            }
            lists.endList(from, flags);
        }
        lists.remove(before, to, top);
    }

    /** Adds a list for each alternative, one for all of those that may be single words. */
    void split(int part) {
        int before = lists.count();
        if (operation(part) == OR) {
            words.addWords(part, SINGLE);
        }
        int behindWords = lists.count();
        if (operation(part) == OR) {
            alternativesOfAll(part + HEAD + 1 + code[part + HEAD]);
        } else {
            alternatives(part);
        }
        int others = singles(behindWords);
        // Taken together, stretches lose their own widths, and those that contain another are left out, even where the
        // document has only one of the alternatives.
        if (others > 0 && (behindWords - before + others > 1 || (code[part] & GROUPED) != 0)) {
            group(before);
        }
    }

    /** How many of the lists from one on may be single words. */
    private int singles(int firstList) {
        int singles = 0;
        for (int list = firstList; list < lists.count(); list++) {
            singles += (lists.flags(list) & SINGLE) == 0 ? 0 : 1;
        }
        return singles;
    }

    /** Makes one list of all single ones, and puts the others behind it. */
    private void group(int firstList) {
        int place = lists.start(firstList);
        int to = lists.count();
        nearness.begin();
        for (int list = firstList; list < to; list++) {
            if ((lists.flags(list) & SINGLE) != 0) {
                nearness.take(list);
            }
        }
        int from = lists.top();
        nearness.any();
        lists.endList(from, SINGLE);
        for (int list = firstList; list < to; list++) {
            if ((lists.flags(list) & SINGLE) == 0) {
                lists.copy(list);
            }
        }
        lists.remove(firstList, to, place);
    }
}
