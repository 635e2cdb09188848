package dev.weir.matcher.form;

import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.pattern.Pattern;
import java.util.List;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;

/** What each document has that has an interval of which Lucene has to decide. */
final class NeededOfInterval {
    private final String field;

    NeededOfInterval(String field) {
        this.field = field;
    }

    Form of(Interval interval) {
        return switch (interval) {
            case Interval.None none -> Forms.NOTHING;
            case Interval.One one -> Forms.term(field, one.term());
            case Interval.Like like -> ofPattern(like.pattern());
            case Interval.Or or -> Forms.any(each(or.parts()));
            case Interval.Block block -> Forms.all(each(block.parts()));
            case Interval.Ordered ordered -> Forms.all(each(ordered.parts()));
            case Interval.Unordered unordered -> Forms.all(each(unordered.parts()));
            case Interval.Apart apart -> Forms.all(List.of(of(apart.first()), of(apart.second())));
            case Interval.AtLeast atLeast -> Forms.atLeast(atLeast.number(), each(atLeast.parts()));
            case Interval.MaxGaps limited -> of(limited.part());
            case Interval.MaxWidth limited -> of(limited.part());
            case Interval.Extended extended -> of(extended.part());
            case Interval.Filtered filtered ->
                switch (filtered.how()) {
                    case NOT_CONTAINED_BY, NOT_CONTAINING, NON_OVERLAPPING, NOT_WITHIN -> of(filtered.part());
                    case BEFORE, AFTER, CONTAINED_BY, CONTAINING, OVERLAPPING, WITHIN ->
                        Forms.all(List.of(of(filtered.part()), of(filtered.other())));
                };
        };
    }

    private List<Form> each(List<Interval> parts) {
        return parts.stream().map(this::of).toList();
    }

    private Form ofPattern(Query query) {
        return switch (query) {
            case TermPatternQuery pattern -> FormReader.read(pattern);
            case MultiTermQuery pattern ->
                Pattern.needed(pattern)
                        .<Form>map(needed -> new Form.Matching(field, needed))
                        .orElse(Forms.EVERYTHING);
            default -> Forms.EVERYTHING;
        };
    }
}
