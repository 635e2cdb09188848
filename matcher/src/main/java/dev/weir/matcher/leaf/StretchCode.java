package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.form.Alternatives;
import dev.weir.matcher.form.Stretch;
import dev.weir.matcher.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.apache.lucene.util.BytesRef;

/**
 * A {@link Stretch} as a row of numbers, so that deciding it goes from one to the next instead of from object to
 * object. Each part is written as
 *
 * <pre>
 * operation and flags, how long the part is, what is particular to the operation, then the parts of the part
 * </pre>
 *
 * <p>A word is written as twice its leaf, plus 1 if that is a pattern. Where a part has many, they lie side by side:
 * {@link #OR} is followed by how many words, the words, and how many other parts.
 */
public final class StretchCode {
    /** A word. Followed by it. */
    public static final int WORD = 0;

    /** See {@link Stretch.Or}. */
    public static final int OR = 1;

    /** See {@link Stretch.Block}. Followed by how many parts it has, as are the next two. */
    public static final int BLOCK = 2;

    public static final int ORDERED = 3;

    public static final int UNORDERED = 4;

    /** See {@link Stretch.AtLeast}. Followed by the number, and how many parts it has. */
    public static final int AT_LEAST = 5;

    /** See {@link Stretch.Repeated}. Followed by how often. */
    public static final int REPEATED = 6;

    /** See {@link Stretch.MaxGaps}. Followed by how many. */
    public static final int MAX_GAPS = 7;

    /** See {@link Stretch.MaxWidth}. Followed by how many. */
    public static final int MAX_WIDTH = 8;

    /** See {@link Stretch.Extended}. Followed by how many before, and how many behind. */
    public static final int EXTENDED = 9;

    /** See {@link Stretch.Beside}. Followed by 1 for before, 0 for behind. */
    public static final int BESIDE = 10;

    /** See {@link Stretch.Filtered}, as are the next ones. */
    public static final int OVERLAPPING = 11;

    public static final int CONTAINING = 12;

    public static final int CONTAINED_BY = 13;

    public static final int NOT_CONTAINING = 14;

    /** Followed by how many alternatives the other part has, those of single words taken together. */
    public static final int NOT_CONTAINED_BY = 15;

    public static final int NON_OVERLAPPING = 16;

    /** A {@link #BLOCK} of nothing but words. Followed by how many, and the words. */
    public static final int PHRASE = 17;

    /** The bits of the operation. */
    public static final int OPERATION = 0x1F;

    /** A flag: the least number of words is 1. */
    public static final int SINGLE = 0x20;

    /** A flag: there is only one alternative. */
    public static final int ONE = 0x40;

    /** A flag: several alternatives may be a single word, so that they are taken together. */
    public static final int GROUPED = 0x80;

    /** Where a part has its length. */
    public static final int LENGTH = 1;

    /** Where what is particular to the operation begins. */
    public static final int HEAD = 2;

    private final ToIntFunction<BytesRef> terms;
    private final ToIntFunction<Pattern> patterns;
    private final Ints code = new Ints();

    private StretchCode(ToIntFunction<BytesRef> terms, ToIntFunction<Pattern> patterns) {
        this.terms = terms;
        this.patterns = patterns;
    }

    /** Writes a stretch. */
    static int[] of(Stretch stretch, ToIntFunction<BytesRef> terms, ToIntFunction<Pattern> patterns) {
        StretchCode writer = new StretchCode(terms, patterns);
        writer.write(stretch);
        return writer.code.toArray();
    }

    /** Goes through the leaves of all words. */
    static void forEachLeaf(int[] code, IntConsumer leaf) {
        withLeaves(code, word -> {
            leaf.accept(word);
            return word;
        });
    }

    /** The same with other numbers for the leaves of words. */
    static int[] withLeaves(int[] code, IntUnaryOperator number) {
        int[] changed = code.clone();
        int at = 0;
        while (at < code.length) {
            int operation = code[at] & OPERATION;
            at += HEAD;
            switch (operation) {
                case WORD -> at = changeWords(changed, at, at + 1, number);
                case OR, PHRASE -> {
                    at = changeWords(changed, at + 1, at + 1 + code[at], number);
                    at += operation == OR ? 1 : 0;
                }
                case BLOCK, ORDERED, UNORDERED, REPEATED, MAX_GAPS, MAX_WIDTH, BESIDE, NOT_CONTAINED_BY -> at++;
                case AT_LEAST, EXTENDED -> at += 2;
                default -> {}
            }
        }
        return changed;
    }

    private static int changeWords(int[] code, int from, int to, IntUnaryOperator number) {
        for (int at = from; at < to; at++) {
            code[at] = 2 * number.applyAsInt(code[at] >>> 1) + (code[at] & 1);
        }
        return to;
    }

    private void write(Stretch stretch) {
        int begin = code.size();
        Alternatives alternatives = Alternatives.of(stretch);
        code.add(operation(stretch)
                | (Alternatives.extent(stretch) == 1 ? SINGLE : 0)
                | (alternatives.count() == 1 ? ONE : 0)
                | (alternatives.single() > 1 ? GROUPED : 0));
        code.add(0);
        switch (stretch) {
            case Stretch.Word word -> code.add(word(word));
            case Stretch.Like like -> code.add(word(like));
            case Stretch.Or or -> writeOr(or.parts());
            case Stretch.Block block when isPhrase(block) -> writeWords(block.parts());
            case Stretch.Block block -> writeAll(block.parts());
            case Stretch.Ordered ordered -> writeAll(ordered.parts());
            case Stretch.Unordered unordered -> writeAll(unordered.parts());
            case Stretch.AtLeast atLeast -> {
                code.add(atLeast.number());
                writeAll(atLeast.parts());
            }
            case Stretch.Repeated repeated -> writeWith(repeated.times(), repeated.part());
            case Stretch.MaxGaps limited -> writeWith(limited.gaps(), limited.part());
            case Stretch.MaxWidth limited -> writeWith(limited.width(), limited.part());
            case Stretch.Extended extended -> {
                code.add(extended.before());
                writeWith(extended.after(), extended.part());
            }
            case Stretch.Beside beside -> writeWith(beside.before() ? 1 : 0, beside.part());
            case Stretch.Filtered filtered -> {
                if (filtered.relation() == Stretch.Relation.NOT_CONTAINED_BY) {
                    code.add((int) Alternatives.of(filtered.other()).split().count());
                }
                write(filtered.part());
                write(filtered.other());
            }
        }
        code.set(begin + LENGTH, code.size() - begin);
    }

    private static int operation(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> WORD;
            case Stretch.Like like -> WORD;
            case Stretch.Or or -> OR;
            case Stretch.Block block -> isPhrase(block) ? PHRASE : BLOCK;
            case Stretch.Ordered ordered -> ORDERED;
            case Stretch.Unordered unordered -> UNORDERED;
            case Stretch.AtLeast atLeast -> AT_LEAST;
            case Stretch.Repeated repeated -> REPEATED;
            case Stretch.MaxGaps limited -> MAX_GAPS;
            case Stretch.MaxWidth limited -> MAX_WIDTH;
            case Stretch.Extended extended -> EXTENDED;
            case Stretch.Beside beside -> BESIDE;
            case Stretch.Filtered filtered -> operation(filtered.relation());
        };
    }

    private static int operation(Stretch.Relation relation) {
        return switch (relation) {
            case OVERLAPPING -> OVERLAPPING;
            case CONTAINING -> CONTAINING;
            case CONTAINED_BY -> CONTAINED_BY;
            case NOT_CONTAINING -> NOT_CONTAINING;
            case NOT_CONTAINED_BY -> NOT_CONTAINED_BY;
            case NON_OVERLAPPING -> NON_OVERLAPPING;
        };
    }

    /** The relation that an operation stands for. */
    public static Stretch.Relation relation(int operation) {
        return switch (operation) {
            case OVERLAPPING -> Stretch.Relation.OVERLAPPING;
            case CONTAINING -> Stretch.Relation.CONTAINING;
            case CONTAINED_BY -> Stretch.Relation.CONTAINED_BY;
            case NOT_CONTAINING -> Stretch.Relation.NOT_CONTAINING;
            case NOT_CONTAINED_BY -> Stretch.Relation.NOT_CONTAINED_BY;
            case NON_OVERLAPPING -> Stretch.Relation.NON_OVERLAPPING;
            default -> throw new IllegalArgumentException(operation + " is no relation");
        };
    }

    private void writeWith(int parameter, Stretch part) {
        code.add(parameter);
        write(part);
    }

    private void writeAll(Collection<Stretch> parts) {
        code.add(parts.size());
        parts.forEach(this::write);
    }

    private void writeOr(Collection<Stretch> parts) {
        List<Stretch> words = new ArrayList<>();
        List<Stretch> others = new ArrayList<>();
        for (Stretch part : parts) {
            (isWord(part) ? words : others).add(part);
        }
        writeWords(words);
        writeAll(others);
    }

    private void writeWords(Collection<Stretch> words) {
        code.add(words.size());
        words.forEach(word -> code.add(word(word)));
    }

    private static boolean isPhrase(Stretch.Block block) {
        return block.parts().stream().allMatch(StretchCode::isWord);
    }

    private static boolean isWord(Stretch part) {
        return part instanceof Stretch.Word || part instanceof Stretch.Like;
    }

    private int word(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> 2 * terms.applyAsInt(word.term());
            case Stretch.Like like -> 2 * patterns.applyAsInt(like.pattern()) + 1;
            default -> throw new IllegalStateException(stretch + " is no word");
        };
    }
}
