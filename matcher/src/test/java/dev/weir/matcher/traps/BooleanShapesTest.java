package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.tree.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

/** Every way in which clauses stand beside and inside each other, on every choice of three words. */
class BooleanShapesTest {
    /** The words of a document. */
    private record Words(boolean a, boolean b, boolean c) {}

    @Test
    void aClauseBesideARequiredOneIsOptional() {
        means("+a b", w -> w.a);
        means("+a b c", w -> w.a);
        means("+a b -c", w -> w.a && !w.c);
        means("b +a", w -> w.a);
        means("+a (b c)", w -> w.a);
        means("+a +b c", w -> w.a && w.b);
    }

    @Test
    void aRequiredClauseInsideAnOptionalGroupIsRequiredThereOnly() {
        means("a (+b +c)", w -> w.a || (w.b && w.c));
        means("a OR (+b c)", w -> w.a || w.b);
        means("a (+b -c)", w -> w.a || (w.b && !w.c));
        means("+a (+b)", w -> w.a);
        means("(+a) (+b)", w -> w.a || w.b);
        means("(a AND b) OR c", w -> (w.a && w.b) || w.c);
        means("(a OR b) AND c", w -> (w.a || w.b) && w.c);
        means("(a AND (b OR (c AND a)))", w -> w.a && (w.b || w.c));
        means("((a OR b) AND (b OR c)) OR (a AND c)", w -> w.b || (w.a && w.c));
    }

    @Test
    void nestedGroupsWithNegationsAreTakenLiterally() {
        means("a AND NOT (b AND NOT c)", w -> w.a && !(w.b && !w.c));
        means("NOT (a OR (NOT b))", w -> !w.a && w.b);
        means("(a OR NOT (b)) AND c", w -> w.a && !w.b && w.c);
        means("(a OR (NOT b)) AND c", w -> (w.a || !w.b) && w.c);
        means("NOT ((NOT a) AND (NOT b))", w -> w.a || w.b);
        means("NOT (a b)@2", w -> !(w.a && w.b));
        means("-a -b", w -> !w.a && !w.b);
        means("(-a) (-b)", w -> !w.a || !w.b);
        means("(-a b) (-c)", w -> (!w.a && w.b) || !w.c);
    }

    @Test
    void everythingAndNothingMayStandAnywhere() {
        means("*:*", w -> true);
        means("*:* AND a", w -> w.a);
        means("*:* OR a", w -> true);
        means("a *:*", w -> true);
        means("+*:* a", w -> true);
        means("+a *:*", w -> w.a);
        means("*:* -a", w -> !w.a);
        means("NOT *:*", w -> false);
        means("a OR (NOT *:*)", w -> w.a);
        means("a AND (NOT *:*)", w -> false);
        means("price:[5 TO 1]", w -> false);
        means("a AND price:[5 TO 1]", w -> false);
        means("a OR price:[5 TO 1]", w -> w.a);
        means("a AND NOT price:[5 TO 1]", w -> w.a);
        means("NOT price:[5 TO 1]", w -> true);
        means("+a price:[5 TO 1]", w -> w.a);
        means("(a b price:[5 TO 1])@2", w -> w.a && w.b);
    }

    @Test
    void aBoostOfZeroIsStillACondition() {
        means("a^0", w -> w.a);
        means("a^0 AND b", w -> w.a && w.b);
        means("(a b)^0", w -> w.a || w.b);
        means("(a^0 b^0 c^0)@2", w -> (w.a ? 1 : 0) + (w.b ? 1 : 0) + (w.c ? 1 : 0) >= 2);
        means("NOT a^0", w -> !w.a);
        means("(NOT a)^0", w -> !w.a);
        means("(a AND (NOT b))^0 OR c^7.5", w -> (w.a && !w.b) || w.c);
    }

    @Test
    void whatIsLeftOfAGroupAfterAnalysisIsTheGroup() {
        query("title:(the of)").misses(document().add("title", "the of"), document());
        query("title:(the of) OR a").hits(body("a")).misses(document().add("title", "the"));
        query("+title:the +a").hits(body("a")).misses(body("b"));
        query("a AND (title:the AND title:of)").hits(body("a")).misses(body("b"));
        query("a AND (title:the OR b)").hits(body("a b")).misses(body("a"), body("b"));
        query("NOT title:the").misses(document());
        query("title:\"the of\"").misses(document().add("title", "the of"));
    }

    @Test
    void aGroupOfNothingIsRefusedInTextAndMatchesNothingOtherwise() {
        assertThatThrownBy(() -> query("a AND ()")).isInstanceOf(QueryException.class);
        query(new BooleanQuery.Builder().build()).misses(body("a"), document());
        query(bool(Occur.MUST, new BooleanQuery.Builder().build(), term("a"))).misses(body("a"));
        query(bool(Occur.SHOULD, new BooleanQuery.Builder().build(), term("a")))
                .hits(body("a"))
                .misses(body("b"));
        query(bool(Occur.MUST_NOT, term("a"))).misses(body("a"), body("b"));
    }

    @Test
    void wrappersAndOtherBooleansMeanTheirParts() {
        query(new ConstantScoreQuery(new BoostQuery(term("a"), 0)))
                .hits(body("a"))
                .misses(body("b"));
        query(new DisjunctionMaxQuery(List.of(term("a"), term("b")), 0.1f))
                .hits(body("a"), body("b"))
                .misses(body("c"));
        query(new DisjunctionMaxQuery(List.of(), 0)).misses(body("a"), document());
        query(bool(Occur.FILTER, term("a"), term("b"))).hits(body("a b")).misses(body("a"), body("b"));
        query(new BooleanQuery.Builder()
                        .add(term("a"), Occur.FILTER)
                        .add(term("b"), Occur.SHOULD)
                        .build())
                .hits(body("a"))
                .misses(body("b"));
        query(bool(Occur.MUST, MatchAllDocsQuery.INSTANCE, term("a")))
                .hits(body("a"))
                .misses(body("b"));
        query(bool(Occur.SHOULD, new MatchNoDocsQuery("none"), term("a")))
                .hits(body("a"))
                .misses(body("b"));
        query(new BooleanQuery.Builder()
                        .add(term("a"), Occur.MUST)
                        .add(term("a"), Occur.MUST_NOT)
                        .build())
                .misses(body("a"), body("b"));
        query(new BooleanQuery.Builder()
                        .setMinimumNumberShouldMatch(1)
                        .add(term("a"), Occur.MUST)
                        .build())
                .misses(body("a"));
    }

    private static void means(String text, Predicate<Words> meaning) {
        Claim claim = query(text);
        for (int bits = 0; bits < 8; bits++) {
            Words words = new Words((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
            List<String> written = new ArrayList<>(List.of("x"));
            if (words.a) {
                written.add("a");
            }
            if (words.b) {
                written.add("b");
            }
            if (words.c) {
                written.add("c");
            }
            claim.says(meaning.test(words), body(String.join(" ", written)));
        }
    }

    private static Query term(String word) {
        return new TermQuery(new Term("body", word));
    }

    private static Query bool(Occur occur, Query... clauses) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (Query clause : clauses) {
            builder.add(clause, occur);
        }
        return builder.build();
    }
}
