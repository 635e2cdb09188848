package dev.weir.matcher.form;

/**
 * Whether it is certain how many gaps a stretch has wherever they are asked for. Two alternatives may be stretches that
 * begin and end together with different gaps between; which of them Lucene goes on with is left to the order of a hash
 * set.
 */
final class Gaps {
    private Gaps() {}

    /** Whether that is so everywhere in it. */
    static boolean areCertain(Stretch stretch) {
        if (stretch instanceof Stretch.MaxGaps limited && !ofEachAlternative(limited.part())) {
            return false;
        }
        return stretch.inner().stream().allMatch(Gaps::areCertain);
    }

    /** Of each of its alternatives by itself. */
    private static boolean ofEachAlternative(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Or or ->
                or.parts().stream().allMatch(part -> Alternatives.isOr(part) ? ofEachAlternative(part) : ofAll(part));
            case Stretch.Extended extended -> ofEachAlternative(extended.part());
            case Stretch.MaxGaps limited -> ofEachAlternative(limited.part());
            case Stretch.MaxWidth limited -> ofGrouped(limited.part());
            case Stretch.Filtered filtered ->
                switch (filtered.relation()) {
                    case OVERLAPPING, CONTAINING, NOT_CONTAINING -> ofGrouped(filtered.part());
                    case CONTAINED_BY, NOT_CONTAINED_BY, NON_OVERLAPPING -> ofAll(filtered.part());
                };
            default -> ofAll(stretch);
        };
    }

    /** Of its alternatives, where those of one word are taken together. */
    private static boolean ofGrouped(Stretch stretch) {
        return areNone(stretch) || (Alternatives.of(stretch).single() <= 1 && ofEachAlternative(stretch));
    }

    /** Of all its alternatives together. */
    private static boolean ofAll(Stretch stretch) {
        if (areNone(stretch)) {
            return true;
        }
        return switch (stretch) {
            case Stretch.Or or -> false;
            case Stretch.Extended extended -> ofAll(extended.part());
            case Stretch.MaxWidth limited -> ofAll(limited.part());
            case Stretch.MaxGaps limited ->
                Alternatives.of(limited.part()).count() == 1 && ofEachAlternative(limited.part());
            case Stretch.Filtered filtered -> Alternatives.of(filtered).count() == 1 && ofAll(filtered.part());
            // They count the gaps between their own parts.
            default -> true;
        };
    }

    /** Whether there never are any. */
    private static boolean areNone(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> true;
            case Stretch.Like like -> true;
            case Stretch.Block block -> true;
            case Stretch.Beside beside -> true;
            case Stretch.Or or -> or.parts().stream().allMatch(Gaps::areNone);
            case Stretch.MaxGaps limited -> areNone(limited.part());
            case Stretch.MaxWidth limited -> areNone(limited.part());
            case Stretch.Extended extended -> areNone(extended.part());
            case Stretch.Filtered filtered -> areNone(filtered.part());
            case Stretch.Ordered ordered -> false;
            case Stretch.Unordered unordered -> false;
            case Stretch.Repeated repeated -> false;
            case Stretch.AtLeast atLeast -> false;
        };
    }
}
