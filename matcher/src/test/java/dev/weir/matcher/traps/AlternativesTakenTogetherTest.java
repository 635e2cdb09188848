package dev.weir.matcher.traps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.IntervalsQuery;
import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.query.Handmade;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Judge.Verdict;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/**
 * Lucene takes alternatives that may be single words together, and what is taken together has no widths of its own and
 * no stretch that contains another; also where a document has only one of them.
 */
class AlternativesTakenTogetherTest {
    private static final Schema SCHEMA =
            Schema.builder().field(Field.text("body", "whitespace")).build();

    @Test
    void aRepeatedPartLosesItsWidth() {
        Interval twice = new Interval.Ordered(List.of(word("aa"), word("aa")));
        Interval either = new Interval.Or(List.of(word("bc"), twice));
        is(Verdict.YES, near(either, 3), "aa bb bb ab bb ac aa");
        is(Verdict.NO, near(twice, 3), "aa bb bb ab bb ac aa");
    }

    @Test
    void aStretchThatContainsAnotherIsLeftOut() {
        Interval prefix = new Interval.Like(new TermPatternQuery(TermPatternQuery.Kind.PREFIX, new Term("body", "ab")));
        Interval one = new Interval.AtLeast(1, List.of(prefix, new Interval.Extended(word("ab"), 0, 2)));
        Interval either = new Interval.Or(List.of(word("bb"), one));
        is(Verdict.NO, new Interval.Block(List.of(either, word("ac"))), "ab ab aa ac ab");
        is(Verdict.YES, new Interval.Block(List.of(one, word("ac"))), "ab ab aa ac ab");
    }

    private static Interval near(Interval part, int gaps) {
        return new Interval.MaxGaps(new Interval.Unordered(List.of(part, word("aa"))), gaps);
    }

    private static Interval word(String word) {
        return new Interval.One(new BytesRef(word));
    }

    private static void is(Verdict verdict, Interval interval, String text) {
        Document document = Document.builder(SCHEMA).add("body", text).build();
        IntervalsQuery query = new IntervalsQuery("body", interval);
        assertThat(new Judge(document).verdict(query))
                .as("Lucene on %s", interval.source())
                .isEqualTo(verdict);
        QueryIndex index = new QueryIndex(SCHEMA);
        index.put(1, 0, Handmade.query(query));
        assertThat(index.match(document, 1).ids()).hasSize(verdict == Verdict.YES ? 1 : 0);
    }
}
