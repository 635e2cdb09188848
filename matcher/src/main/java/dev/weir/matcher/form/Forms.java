package dev.weir.matcher.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/** Builds forms by the laws of logic, each as small as those make it. */
public final class Forms {
    static final Form EVERYTHING = new Form.Everything();
    static final Form NOTHING = new Form.Nothing();

    private Forms() {}

    static Form term(String field, BytesRef bytes) {
        return new Form.Term(field, BytesRef.deepCopyOf(bytes));
    }

    static Form all(Collection<? extends Form> parts) {
        Set<Form> distinct = new LinkedHashSet<>();
        for (Form part : parts) {
            switch (part) {
                case Form.Nothing nothing -> {
                    return nothing;
                }
                case Form.Everything everything -> {}
                case Form.All all -> distinct.addAll(all.parts());
                default -> distinct.add(part);
            }
        }
        if (contradicts(distinct)) {
            return NOTHING;
        }
        return switch (distinct.size()) {
            case 0 -> EVERYTHING;
            case 1 -> distinct.iterator().next();
            default -> new Form.All(new ArrayList<>(distinct));
        };
    }

    static Form any(Collection<? extends Form> parts) {
        Set<Form> distinct = new LinkedHashSet<>();
        for (Form part : parts) {
            switch (part) {
                case Form.Everything everything -> {
                    return everything;
                }
                case Form.Nothing nothing -> {}
                case Form.Any any -> distinct.addAll(any.parts());
                default -> distinct.add(part);
            }
        }
        if (contradicts(distinct)) {
            return EVERYTHING;
        }
        return switch (distinct.size()) {
            case 0 -> NOTHING;
            case 1 -> distinct.iterator().next();
            default -> new Form.Any(new ArrayList<>(distinct));
        };
    }

    static Form atLeast(int number, Collection<? extends Form> parts) {
        int needed = number;
        List<Form> undecided = new ArrayList<>();
        for (Form part : parts) {
            switch (part) {
                case Form.Everything everything -> needed--;
                case Form.Nothing nothing -> {}
                default -> undecided.add(part);
            }
        }
        if (needed <= 0) {
            return EVERYTHING;
        }
        if (needed > undecided.size()) {
            return NOTHING;
        }
        if (needed == 1) {
            return any(undecided);
        }
        return needed == undecided.size() ? all(undecided) : new Form.AtLeast(needed, undecided);
    }

    static Form not(Form form) {
        return switch (form) {
            case Form.Everything everything -> NOTHING;
            case Form.Nothing nothing -> EVERYTHING;
            case Form.Not negation -> negation.leaf();
            case Form.All all -> any(all.parts().stream().map(Forms::not).toList());
            case Form.Any any -> all(any.parts().stream().map(Forms::not).toList());
            // Fewer than k of n hold if and only if at least n-k+1 of them do not.
            case Form.AtLeast atLeast ->
                atLeast(
                        atLeast.parts().size() - atLeast.number() + 1,
                        atLeast.parts().stream().map(Forms::not).toList());
            default -> new Form.Not(form);
        };
    }

    /** Whether there is a leaf together with its negation. */
    private static boolean contradicts(Set<Form> parts) {
        for (Form part : parts) {
            if (part instanceof Form.Not negation && parts.contains(negation.leaf())) {
                return true;
            }
        }
        return false;
    }
}
