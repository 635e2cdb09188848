package dev.weir.matcher.form;

import dev.weir.matcher.pattern.Pattern;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * Stretches of one field's text, in the shape that Lucene gives an {@code IntervalsSource} when it is built: nested
 * alternatives are one, and the same part several times is one part repeated. Two that are equal are equal to Lucene.
 *
 * <p><b>Alternatives are pulled up.</b> Of two stretches that begin or end together only the shorter is seen, so a part
 * that may be one word or a phrase must not be minimized before the gaps around it are counted. Where Lucene multiplies
 * such parts out, {@code phrase(or(a, "a b"), c)} into {@code or("a c", "a b c")}, this keeps them as they are, for
 * there may be thousands of combinations; {@link Alternatives} says how many, and whoever decides multiplies out only
 * what the document has.
 */
public sealed interface Stretch {
    /** Each place of a term. */
    record Word(BytesRef term) implements Stretch {}

    /** Each place of a term like that. */
    record Like(Pattern pattern) implements Stretch {}

    /** Those of any part, of which none is an {@code Or}; at least two. */
    record Or(Set<Stretch> parts) implements Stretch {
        /** Copies the set, and keeps its order. */
        public Or {
            parts = Collections.unmodifiableSet(new LinkedHashSet<>(parts));
        }
    }

    /** One part directly behind the other, for each way to choose alternatives. */
    record Block(List<Stretch> parts) implements Stretch {
        /** Copies the list. */
        public Block {
            parts = List.copyOf(parts);
        }
    }

    /** One part somewhere behind the other. */
    record Ordered(List<Stretch> parts) implements Stretch {
        /** Copies the list. */
        public Ordered {
            parts = List.copyOf(parts);
        }
    }

    /** All parts in any order. */
    record Unordered(List<Stretch> parts) implements Stretch {
        /** Copies the list. */
        public Unordered {
            parts = List.copyOf(parts);
        }
    }

    /** So many neighbours among the stretches of a part. */
    record Repeated(Stretch part, int times) implements Stretch {}

    /** At least so many of more parts. */
    record AtLeast(int number, List<Stretch> parts) implements Stretch {
        /** Copies the list. */
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** With at most so many words between the parts, for each alternative. */
    record MaxGaps(Stretch part, int gaps) implements Stretch {}

    /** Of at most so many words. */
    record MaxWidth(Stretch part, int width) implements Stretch {}

    /** With so many words before and behind. */
    record Extended(Stretch part, int before, int after) implements Stretch {}

    /** The word before each stretch, or the one behind it. */
    record Beside(Stretch part, boolean before) implements Stretch {}

    /** Those of a part that stand so to another. */
    record Filtered(Stretch part, Relation relation, Stretch other) implements Stretch {}

    /** How a stretch stands to another, and of which of the two the alternatives are told apart. */
    enum Relation {
        /** Both. */
        OVERLAPPING,
        /** Of the part. */
        CONTAINING,
        /** Of the other. */
        CONTAINED_BY,
        /** Of the part. */
        NOT_CONTAINING,
        /** Of the other: who is not contained by all alternatives is not contained. */
        NOT_CONTAINED_BY,
        /** Of neither. */
        NON_OVERLAPPING;

        /** Whether nothing of the other is needed. */
        public boolean isDifference() {
            return this == NOT_CONTAINING || this == NOT_CONTAINED_BY || this == NON_OVERLAPPING;
        }
    }

    /** Of what it is made, at once. */
    default Collection<Stretch> inner() {
        return switch (this) {
            case Word word -> List.of();
            case Like like -> List.of();
            case Or or -> or.parts();
            case Block block -> block.parts();
            case Ordered ordered -> ordered.parts();
            case Unordered unordered -> unordered.parts();
            case Repeated repeated -> List.of(repeated.part());
            case AtLeast atLeast -> atLeast.parts();
            case MaxGaps limited -> List.of(limited.part());
            case MaxWidth limited -> List.of(limited.part());
            case Extended extended -> List.of(extended.part());
            case Beside beside -> List.of(beside.part());
            case Filtered filtered -> List.of(filtered.part(), filtered.other());
        };
    }
}
