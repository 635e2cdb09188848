package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.form.Alternatives;
import dev.weir.matcher.form.Stretch;
import dev.weir.matcher.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.lucene.util.BytesRef;

/**
 * A {@link Stretch} as a row of numbers, so that deciding it goes from one to the next instead of from object to
 * object. Each part is written as
 *
 * <pre>
 * operation, where the part ends, {@link #SINGLE} or 0, alternatives, alternatives with single words taken together,
 * what is particular to the operation, then the parts of the part
 * </pre>
 *
 * <p>A word is written as twice its index in the leaves, plus 1 if it is a pattern. Where a part has many, they lie
 * side by side: {@link #OR} is followed by how many words, the words, and how many other parts.
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

    public static final int NOT_CONTAINED_BY = 15;

    public static final int NON_OVERLAPPING = 16;

    /** The least number of words of a part is 1. */
    public static final int SINGLE = 1;

    /** Where a part has the place of its end. */
    public static final int END = 1;

    /** Where a part has {@link #SINGLE}. */
    public static final int FLAGS = 2;

    /** Where a part has the number of its alternatives. */
    public static final int COUNT = 3;

    /** Where a part has the number of its alternatives with single words taken together. */
    public static final int SPLIT_COUNT = 4;

    /** Where what is particular to the operation begins. */
    public static final int HEAD = 5;

    private final ToIntFunction<BytesRef> terms;
    private final ToIntFunction<Pattern> patterns;
    private final Map<Integer, Integer> indexes = new HashMap<>();
    private final Ints leaves = new Ints();
    private final Ints code = new Ints();

    private StretchCode(ToIntFunction<BytesRef> terms, ToIntFunction<Pattern> patterns) {
        this.terms = terms;
        this.patterns = patterns;
    }

    /** Writes a stretch, with the leaves of its terms and patterns. */
    static Described.OfNear of(
            Stretch stretch, int field, ToIntFunction<BytesRef> terms, ToIntFunction<Pattern> patterns) {
        StretchCode writer = new StretchCode(terms, patterns);
        writer.write(stretch);
        return new Described.OfNear(field, writer.leaves.toArray(), writer.code.toArray());
    }

    private void write(Stretch stretch) {
        int begin = code.size();
        Alternatives alternatives = Alternatives.of(stretch);
        code.add(operation(stretch));
        code.add(0);
        code.add(Alternatives.extent(stretch) == 1 ? SINGLE : 0);
        code.add((int) alternatives.count());
        code.add((int) alternatives.split().count());
        switch (stretch) {
            case Stretch.Word word -> code.add(word(word));
            case Stretch.Like like -> code.add(word(like));
            case Stretch.Or or -> writeOr(or.parts());
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
                write(filtered.part());
                write(filtered.other());
            }
        }
        code.set(begin + END, code.size());
    }

    private static int operation(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> WORD;
            case Stretch.Like like -> WORD;
            case Stretch.Or or -> OR;
            case Stretch.Block block -> BLOCK;
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
            (part instanceof Stretch.Word || part instanceof Stretch.Like ? words : others).add(part);
        }
        code.add(words.size());
        words.forEach(part -> code.add(word(part)));
        writeAll(others);
    }

    private int word(Stretch stretch) {
        boolean isPattern = stretch instanceof Stretch.Like;
        int leaf =
                switch (stretch) {
                    case Stretch.Word word -> terms.applyAsInt(word.term());
                    case Stretch.Like like -> patterns.applyAsInt(like.pattern());
                    default -> throw new IllegalStateException(stretch + " is no word");
                };
        int index = indexes.computeIfAbsent(leaf, added -> {
            leaves.add(added);
            return leaves.size() - 1;
        });
        return 2 * index + (isPattern ? 1 : 0);
    }
}
