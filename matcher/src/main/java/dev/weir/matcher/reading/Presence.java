package dev.weir.matcher.reading;

import static dev.weir.matcher.leaf.StretchCode.AT_LEAST;
import static dev.weir.matcher.leaf.StretchCode.BESIDE;
import static dev.weir.matcher.leaf.StretchCode.BLOCK;
import static dev.weir.matcher.leaf.StretchCode.EXTENDED;
import static dev.weir.matcher.leaf.StretchCode.HEAD;
import static dev.weir.matcher.leaf.StretchCode.LENGTH;
import static dev.weir.matcher.leaf.StretchCode.MAX_GAPS;
import static dev.weir.matcher.leaf.StretchCode.MAX_WIDTH;
import static dev.weir.matcher.leaf.StretchCode.NOT_CONTAINED_BY;
import static dev.weir.matcher.leaf.StretchCode.OPERATION;
import static dev.weir.matcher.leaf.StretchCode.OR;
import static dev.weir.matcher.leaf.StretchCode.ORDERED;
import static dev.weir.matcher.leaf.StretchCode.PHRASE;
import static dev.weir.matcher.leaf.StretchCode.REPEATED;
import static dev.weir.matcher.leaf.StretchCode.UNORDERED;
import static dev.weir.matcher.leaf.StretchCode.WORD;

import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.leaf.StretchCode;

/**
 * Whether a document has the words of a stretch of text, wherever they are. Of a part without them Lucene has no
 * iterator, which is not the same to it as one that finds nothing. For one thread.
 */
final class Presence {
    private final Reading reading;
    private Bits holding;
    private int[] code = {};

    Presence(Reading reading) {
        this.reading = reading;
        this.holding = reading.holding();
    }

    /** Looks at those codes from now on. */
    void begin(int[] written) {
        code = written;
        holding = reading.holding();
    }

    boolean isWord(int word) {
        return holding.get(word >>> 1);
    }

    /** Whether the words of a part are there without which there is no stretch. */
    boolean is(int part) {
        return switch (code[part] & OPERATION) {
            case WORD -> isWord(code[part + HEAD]);
            case OR -> any(part + HEAD);
            case BLOCK, ORDERED, UNORDERED -> some(code[part + HEAD], part + HEAD);
            case AT_LEAST -> some(code[part + HEAD], part + HEAD + 1);
            case REPEATED, MAX_GAPS, MAX_WIDTH, BESIDE -> is(part + HEAD + 1);
            case EXTENDED -> is(part + HEAD + 2);
            case PHRASE -> allWords(part + HEAD);
            default -> ofRelated(part);
        };
    }

    /** Of words behind their number. */
    boolean allWords(int number) {
        for (int at = number + 1, end = at + code[number]; at < end; at++) {
            if (!isWord(code[at])) {
                return false;
            }
        }
        return true;
    }

    /** Of one of some words, or one of the parts behind them. */
    private boolean any(int number) {
        int at = number + 1;
        for (int end = at + code[number]; at < end; at++) {
            if (isWord(code[at])) {
                return true;
            }
        }
        return some(1, at);
    }

    /** Of at least so many of the parts behind their number. */
    private boolean some(int needed, int number) {
        int missing = needed;
        int at = number + 1;
        for (int left = code[number]; missing > 0 && left >= missing; left--, at += code[at + LENGTH]) {
            missing -= is(at) ? 1 : 0;
        }
        return missing == 0;
    }

    private boolean ofRelated(int part) {
        int first = part + HEAD + ((code[part] & OPERATION) == NOT_CONTAINED_BY ? 1 : 0);
        return is(first)
                && (StretchCode.relation(code[part] & OPERATION).isDifference() || is(first + code[first + LENGTH]));
    }
}
