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
import java.util.Arrays;

/**
 * Says roughly where a stretch of text may begin, from words alone, which refuses most of what has all its words, but
 * far from each other. The text is cut into blocks of {@link #BLOCK_POSITIONS} positions, of which a bit each says
 * whether a stretch may begin there; in a text of more than 64 blocks the same bit stands for every 64th.
 *
 * <p>Always true: a stretch begins only in a block whose bit is set. For one thread.
 */
// Bits because it is the hot path: this is asked for each candidate, and what follows for few of them.
final class Whereabouts {
    private static final int POSITIONS_SHIFT = 3;

    /** So many positions are one block. */
    static final int BLOCK_POSITIONS = 1 << POSITIONS_SHIFT;

    private static final long ANYWHERE = -1;

    /** Wider than this is as wide as the whole text: its blocks would be all blocks. */
    private static final int ANY_WIDTH = Long.SIZE / 2 * BLOCK_POSITIONS;

    private final Reading reading;
    private Bits holding;
    private int[] code = {};
    private long[] blocks = {};
    /** Where parts are whose neighbours are being looked at; of parts within parts, as on a stack. */
    private long[] masks = new long[32];

    private int depth;
    /** Of the part that was looked at last: at most so many positions from its first to its last. */
    private int width;

    Whereabouts(Reading reading) {
        this.reading = reading;
        this.holding = reading.holding();
    }

    /** The bit of a position. */
    static long block(int position) {
        // Only the lowest six bits of the distance count.
        return 1L << (position >>> POSITIONS_SHIFT);
    }

    /** Looks at what is asked of a field from now on. */
    void begin(FieldReading field, int[] written) {
        code = written;
        holding = reading.holding();
        blocks = field.blocks();
        depth = 0;
    }

    /** Whether there may be a stretch of a part. */
    boolean mayBe(int part) {
        return of(part) != 0;
    }

    /** Where a stretch of a part may begin; sets {@link #width}. */
    private long of(int part) {
        return switch (code[part] & OPERATION) {
            case WORD -> {
                width = 0;
                yield ofWord(code[part + HEAD]);
            }
            case OR -> ofAny(part + HEAD);
            case PHRASE -> ofPhrase(part + HEAD);
            case BLOCK -> together(part + HEAD, 0);
            case ORDERED, UNORDERED -> together(part + HEAD, ANY_WIDTH);
            case MAX_GAPS -> {
                int inner = part + HEAD + 1;
                int operation = code[inner] & OPERATION;
                yield operation == ORDERED || operation == UNORDERED
                        ? together(inner + HEAD, code[part + HEAD])
                        : of(inner);
            }
            case MAX_WIDTH -> {
                long inner = of(part + HEAD + 1);
                width = Math.min(width, code[part + HEAD]);
                yield inner;
            }
            case AT_LEAST -> ofAtLeast(code[part + HEAD], part + HEAD + 1);
            case REPEATED, BESIDE -> anywhere(of(part + HEAD + 1));
            case EXTENDED -> anywhere(of(part + HEAD + 2));
            default -> ofRelated(part);
        };
    }

    private long ofWord(int word) {
        return holding.get(word >>> 1) ? blocks[reading.lastToken(word >>> 1)] : 0;
    }

    private long ofAny(int number) {
        long any = 0;
        int at = number + 1;
        for (int end = at + code[number]; at < end; at++) {
            any |= ofWord(code[at]);
        }
        int widest = 0;
        for (int left = code[at++]; left > 0; left--, at += code[at + LENGTH]) {
            any |= of(at);
            widest = Math.max(widest, width);
        }
        width = widest;
        return any;
    }

    private long ofPhrase(int number) {
        int words = code[number];
        long first = ofWord(code[number + 1]);
        for (int i = 1; i < words && first != 0; i++) {
            first &= around(ofWord(code[number + 1 + i]), words - 1);
        }
        width = words - 1;
        return first;
    }

    /** Of parts behind their number, all of which are in a stretch with at most so many gaps. */
    private long together(int number, int gaps) {
        int frame = depth;
        int parts = code[number];
        long firsts = 0;
        long widths = (long) gaps - 1;
        int at = number + 1;
        for (int left = parts; left > 0; left--, at += code[at + LENGTH]) {
            long part = of(at);
            if (part == 0) {
                depth = frame;
                return 0;
            }
            push(part);
            firsts |= part;
            widths += width + 1;
        }
        width = (int) Math.min(widths, ANY_WIDTH);
        for (int i = frame; i < frame + parts; i++) {
            firsts &= around(masks[i], width);
        }
        depth = frame;
        return firsts;
    }

    private void push(long mask) {
        if (depth == masks.length) {
            masks = Arrays.copyOf(masks, 2 * depth);
        }
        masks[depth++] = mask;
    }

    private long ofAtLeast(int needed, int number) {
        long any = 0;
        int missing = needed;
        int at = number + 1;
        for (int left = code[number]; left > 0; left--, at += code[at + LENGTH]) {
            long part = of(at);
            any |= part;
            missing -= part == 0 ? 0 : 1;
        }
        width = ANY_WIDTH;
        return missing > 0 ? 0 : any;
    }

    private long ofRelated(int part) {
        int first = part + HEAD + ((code[part] & OPERATION) == NOT_CONTAINED_BY ? 1 : 0);
        long related = of(first);
        int widthOfFirst = width;
        boolean isDifference = StretchCode.relation(code[part] & OPERATION).isDifference();
        if (related != 0 && !isDifference && of(first + code[first + LENGTH]) == 0) {
            return 0;
        }
        width = widthOfFirst;
        return related;
    }

    /** Of a part whose stretches are made longer or moved. */
    private long anywhere(long inner) {
        width = ANY_WIDTH;
        return inner == 0 ? 0 : ANYWHERE;
    }

    /** The blocks of all positions that are at most so far from one in some blocks. */
    private static long around(long blocks, int positions) {
        if (positions >= ANY_WIDTH) {
            return blocks == 0 ? 0 : ANYWHERE;
        }
        long around = blocks;
        for (int far = (positions + BLOCK_POSITIONS - 1) >>> POSITIONS_SHIFT; far > 0; far--) {
            around |= Long.rotateLeft(around, 1) | Long.rotateRight(around, 1);
        }
        return around;
    }
}
