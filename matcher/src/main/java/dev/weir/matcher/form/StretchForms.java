package dev.weir.matcher.form;

import dev.weir.matcher.lucene.IntervalsQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * The form of a query for stretches of text. What plain logic or a phrase says as well becomes that; everything else
 * becomes a leaf of its own, with what each stretch of it is sure to need.
 */
final class StretchForms {
    private final String field;

    private StretchForms(String field) {
        this.field = field;
    }

    /** Of a query; with Lucene as the judge of what is not understood. */
    static Form of(IntervalsQuery query) {
        Optional<Stretch> stretch = StretchReader.read(query.interval());
        return stretch.map(known -> new StretchForms(query.field()).exactly(known))
                .orElseGet(() -> Forms.all(List.of(
                        new NeededOfInterval(query.field()).of(query.interval()), new Form.Lucene(query))));
    }

    /** That there is such a stretch. */
    private Form exactly(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Or or -> Forms.any(each(or.parts()));
            // They may overlap and be anywhere: there is one as soon as there is one of each.
            case Stretch.Unordered unordered -> Forms.all(each(unordered.parts()));
            case Stretch.Block block when isPlain(block) -> phrase(block.parts());
            case Stretch.Word word -> Forms.term(field, word.term());
            case Stretch.Like like -> new Form.Matching(field, like.pattern());
            default -> new Form.Near(field, stretch, needed(stretch));
        };
    }

    private List<Form> each(Collection<Stretch> parts) {
        return parts.stream().map(this::exactly).toList();
    }

    /** What must hold wherever there is such a stretch. */
    private Form needed(Stretch stretch) {
        return switch (stretch) {
            case Stretch.Word word -> Forms.term(field, word.term());
            case Stretch.Like like -> new Form.Matching(field, like.pattern());
            case Stretch.Or or -> Forms.any(eachNeeded(or.parts()));
            case Stretch.Block block -> isPlain(block) ? phrase(block.parts()) : neededOfBlock(block.parts());
            case Stretch.Ordered ordered -> Forms.all(eachNeeded(ordered.parts()));
            case Stretch.Unordered unordered -> Forms.all(eachNeeded(unordered.parts()));
            case Stretch.Repeated repeated -> needed(repeated.part());
            case Stretch.AtLeast atLeast -> Forms.atLeast(atLeast.number(), eachNeeded(atLeast.parts()));
            case Stretch.MaxGaps limited -> needed(limited.part());
            case Stretch.MaxWidth limited -> needed(limited.part());
            case Stretch.Extended extended -> needed(extended.part());
            case Stretch.Beside beside -> needed(beside.part());
            case Stretch.Filtered filtered ->
                filtered.relation().isDifference()
                        ? needed(filtered.part())
                        : Forms.all(List.of(needed(filtered.part()), needed(filtered.other())));
        };
    }

    private List<Form> eachNeeded(Collection<Stretch> parts) {
        return parts.stream().map(this::needed).toList();
    }

    /** Each part, and words that follow each other as a phrase. */
    private Form neededOfBlock(List<Stretch> parts) {
        List<Form> needed = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            int end = i;
            while (end < parts.size() && parts.get(end) instanceof Stretch.Word) {
                end++;
            }
            if (end - i >= 2) {
                needed.add(phrase(parts.subList(i, end)));
                i = end;
            } else {
                needed.add(needed(parts.get(i)));
                i++;
            }
        }
        return Forms.all(needed);
    }

    /** Whether at each place there is a word, or one of several, perhaps behind a hole. */
    private static boolean isPlain(Stretch.Block block) {
        boolean isFirst = true;
        for (Stretch part : block.parts()) {
            boolean isWord = isWord(part);
            boolean isBehindHole = !isFirst
                    && part instanceof Stretch.Extended extended
                    && extended.after() == 0
                    && isWord(extended.part());
            if (!isWord && !isBehindHole) {
                return false;
            }
            isFirst = false;
        }
        return true;
    }

    private static boolean isWord(Stretch part) {
        return part instanceof Stretch.Word
                || (part instanceof Stretch.Or or && or.parts().stream().allMatch(Stretch.Word.class::isInstance));
    }

    private Form phrase(List<Stretch> places) {
        List<List<BytesRef>> words = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        int position = 0;
        for (Stretch place : places) {
            position += place instanceof Stretch.Extended extended ? extended.before() : 0;
            Stretch word = place instanceof Stretch.Extended extended ? extended.part() : place;
            Collection<Stretch> alternatives = word instanceof Stretch.Or or ? or.parts() : Set.of(word);
            words.add(alternatives.stream()
                    .map(alternative -> ((Stretch.Word) alternative).term())
                    .toList());
            positions.add(position++);
        }
        return new Form.Phrase(field, words, positions, 0);
    }
}
