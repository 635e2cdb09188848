package dev.weir.matcher.syntax.bool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.Warning;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What searches are read as, shown as canonical text. */
class BooleanSyntaxTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body"))
            .field(Field.text("title"))
            .field(Field.text("author"))
            .field(Field.keyword("source"))
            .field(Field.longs("price"))
            .field(Field.dates("date"))
            .defaultFields("body")
            .build();
    private static final Schema TWO = Schema.builder()
            .field(Field.text("title"))
            .field(Field.text("body"))
            .build();

    private final BooleanSyntax syntax = new BooleanSyntax(SCHEMA, QueryLimits.DEFAULT);

    static Stream<Arguments> readings() {
        return rows(
                // logic
                "a AND b AND NOT c	body:(a AND b AND NOT c)",
                "a NOT b	body:(a AND NOT b)",
                "a NOT b AND c	body:(a AND (NOT b) AND c)",
                "a OR b AND c	body:(a OR (b AND c))",
                "a AND b OR c	body:((a AND b) OR c)",
                "NOT a	NOT body:a",
                "a OR NOT b	body:(a OR (NOT b))",
                "a or b And c	body:(a OR (b AND c))",
                "a & b	body:(a AND b)",
                "a | b	body:(a OR b)",
                "green energy	body:(green AND energy)",
                "(a OR b) (c OR d)	body:((a OR b) AND (c OR d))",
                // proximity
                "a NEAR/3 b	body:(a NEAR/3 b)",
                "a W/3 b	body:(a NEAR/3 b)",
                "a WITHIN/3 b	body:(a NEAR/3 b)",
                "a N3 b	body:(a NEAR/3 b)",
                "a adj4 b	body:(a NEAR/3 b)",
                "a adj b	body:(a PRE/0 b)",
                "a W3 b	body:(a PRE/3 b)",
                "a PRE/3 b	body:(a PRE/3 b)",
                "a ONEAR/3 b	body:(a PRE/3 b)",
                "a NEAR/3f b	body:(a PRE/3 b)",
                "a NEAR b	body:(a NEAR/15 b)",
                "a NEAR 5 b	body:(a NEAR/5 b)",
                "a NEAR/3 b W/2 c	body:((a NEAR/3 b) NEAR/2 c)",
                "a AND b NEAR/3 c OR d	body:((a AND (b NEAR/3 c)) OR d)",
                "solar power NEAR/3 cell	body:((solar AND power) NEAR/3 cell)",
                "(a OR \"b c\") NEAR/5 (d W/2 (e OR f))	body:((a OR \"b c\") NEAR/5 (d NEAR/2 (e OR f)))",
                "N95 mask	body:(\\N95 AND mask)",
                "near miss	body:(near AND miss)",
                // phrases and wildcards
                "\"poverty\"	body:\"poverty\"",
                "“poverty line”	body:\"poverty line\"",
                "\"other impairment*” OR x	body:(\"other impairment*\" OR x)",
                "\"poverty line*\"	body:\"poverty line*\"",
                "\"eradicat*\"	body:eradicat*",
                "{heart-attack?}	body:\"heart-attack\\?\"",
                "framework$	body:(framework OR framework?)",
                "\"green space$\"	body:(green PRE/0 (space OR space?))",
                "colo#r	body:(color OR colo?r)",
                "marginali?ed	body:marginali?ed",
                "\"non-discriminat*\"	body:\"non discriminat*\"",
                "built-up	body:built-up",
                "US$100	body:US\\$100",
                "C#	body:C\\#",
                "/po[vw]erty/	body:/po[vw]erty/",
                "poverty~1	body:poverty~1",
                "\"a b\"~3	body:\"a b\"~3",
                "@companies	body:@companies",
                // fields
                "title:fox	title:fox",
                "title:(fox OR dog)	title:(fox OR dog)",
                "TITLE(fox)	title:fox",
                "TITLE-ABS-KEY ( fox )	body:fox",
                "TS=(fox AND dog)	body:(fox AND dog)",
                "TI=red fox AND AU=Doe	title:(red AND fox) AND author:Doe",
                "TI \"red fox\" AND AB dog	title:\"red fox\" AND body:dog",
                "ti (fox OR dog)	title:(fox OR dog)",
                "fox[ti]	title:fox",
                "red fox[ti] OR dog	title:(red AND fox) OR body:dog",
                "(fox OR dog)[Title]	title:(fox OR dog)",
                "fox.ti.	title:fox",
                "(fox or dog).ti,ab.	(title:fox OR body:fox) OR (title:dog OR body:dog)",
                "\"red fox\"[ti:~3]	title:(red NEAR/3 fox)",
                "TI=fox NEAR/3 dog	title:(fox NEAR/3 dog)",
                "source:\"New York*\"	source:New\\ York*",
                // typed fields
                "price:5	price:5",
                "price>=5	price:>=5",
                "price:[1 TO 5}	price:[1 TO 5}",
                "price:(>=5 AND <9)	price:(>=5 AND <9)",
                "PY=1999-2001	date:[1999 TO 2001]",
                "2019/1/1:2024/2/22[pdat]	date:[2019-01-01 TO 2024-02-22]",
                "\"2006/01/01\"[dp] : \"2023/08/18\"[dp]	date:[2006-01-01 TO 2023-08-18]",
                "date:2024-01	date:2024-01",
                // as people paste
                "\"management\"¨OR \"x\"	body:(\"management\" OR \"x\")",
                "a /* note */ AND <<< more >>> b	body:(a AND b)",
                "a – b	body:(a AND b)",
                "price:*	price:*",
                "*:*	*:*");
    }

    static Stream<Arguments> broken() {
        return rows(
                "a AND (b OR c	1:7	opened and not closed",
                "a AND b)	1:8	closes nothing",
                "a AND	1:6	ends where",
                "a AND OR b	1:7	operator OR",
                "AND a	1:1	operator AND",
                "a AND ()	1:7	nothing in these brackets",
                "\"a b	1:1	opened and not closed",
                "a AND \"b OR c\" d\"	1:17	opened and not closed",
                "a NEAR/3	1:3	both sides",
                "a NEAR/3 NOT b	1:3	both sides",
                "a NEAR/x b	1:3	as in NEAR/5",
                "a NEAR/ 3 b	1:3	as in NEAR/5",
                "AU=x AND AFFIL(y)	1:10	unknown field 'AFFIL'",
                "titl:x	1:1	did you mean title",
                "LA=english	1:1	asks for the language",
                "price:cheap	1:7	not a whole number",
                "price:5*	1:7	wildcard",
                "title:?	1:7	wildcards only",
                "title:	1:1	should stand",
                "#1 AND b	1:1	refers to another search",
                "x [ti	1:3	opened and not closed",
                "[ti]	1:1	without anything before",
                "a$b$c$d$e$f	1:1	at most 4",
                "fn:nothing(a)	1:1	no function",
                "fn:atLeast(x, a)	1:12	whole number",
                "a /* b	1:3	comment",
                "\"a AND (b OR c)\"	1:1	brackets stand in quotes",
                "word~5	1:5	at most 2 edits");
    }

    static Stream<Arguments> doubtful() {
        return rows(
                "a AND b OR c	AND and OR stand beside each other",
                "a NOT b OR c	AND and OR stand beside each other",
                "a NOT b AND c	AND behind NOT",
                "green energy	no operator",
                "a or b	read as the operator OR",
                "\"a AND b\"	operator in quotes",
                "-a AND b	no operator here",
                "a^2 OR b	weight",
                "a, b	a comma");
    }

    static Stream<Arguments> clear() {
        return rows("(a AND b) OR c", "a AND b AND NOT c", "TS=(\"a b*\" NEAR/5 (c OR d))", "title:x OR body:y");
    }

    /** Columns with a tab between, for all other signs mean something. */
    private static Stream<Arguments> rows(String... rows) {
        return Stream.of(rows).map(row -> arguments((Object[]) row.split("\t", -1)));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aSearchIsReadAs(String text, String canonical) {
        assertThat(printed(text)).isEqualTo(canonical);
    }

    @Test
    void wordsAndPhrasesOverDefaultFieldsAreNearWithinOneOfThem() {
        String text = new CanonicalText(TWO)
                .print(new BooleanSyntax(TWO, QueryLimits.DEFAULT)
                        .read("(a OR b) NEAR/3 c")
                        .tree());
        assertThat(text).isEqualTo("title:((a OR b) NEAR/3 c) OR body:((a OR b) NEAR/3 c)");
    }

    @Test
    void numberedLinesReferToEachOther() {
        assertThat(printed("1. TI=(fox OR dog)\n2. AB=cat\n3. #1 AND #2")).isEqualTo("title:(fox OR dog) AND body:cat");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsBrokenIsRefusedWithItsPlace(String text, String place, String reason) {
        BrokenQuery.refused(syntax, text, place, reason);
    }

    @Test
    void aPlaceCountsLinesAndColumns() {
        BrokenQuery.refused(syntax, "a AND\r\n (b OR\r\n  AND c)", "3:3", "operator AND");
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void whatIsDoubtfulIsTold(String text, String reason) {
        assertThat(warnings(text)).anySatisfy(warning -> assertThat(warning).contains(reason));
    }

    @ParameterizedTest
    @MethodSource("clear")
    void whatIsClearIsReadWithoutAWarning(String text) {
        assertThat(warnings(text)).isEmpty();
    }

    @Test
    void eachLimitIsNamed() {
        QueryLimits small = new QueryLimits(60, 3, 100, 3, 5, 1, 1);
        BooleanSyntax limited = new BooleanSyntax(SCHEMA, small);
        BrokenQuery.refused(limited, "a".repeat(61), "0:0", "maxChars");
        BrokenQuery.refused(limited, "a b c d", "1:7", "maxClauses");
        BrokenQuery.refused(limited, "((((a))))", "1:4", "maxDepth");
        BrokenQuery.refused(limited, "NOT NOT NOT NOT a", "1:13", "maxDepth");
        BrokenQuery.refused(limited, "abcdef*", "1:1", "maxPatternChars");
    }

    @Test
    void deepBracketsUpToTheLimitExhaustNoStack() {
        int depth = QueryLimits.DEFAULT.maxDepth();
        assertThat(printed("(".repeat(depth) + "a" + ")".repeat(depth))).isEqualTo("body:a");
        BrokenQuery.refused(syntax, "(".repeat(100_000), "1:" + (depth + 1), "maxDepth");
        BrokenQuery.refused(syntax, "a" + " NEAR/3 a".repeat(5_000), "1:1803", "maxDepth");
    }

    private String printed(String text) {
        return new CanonicalText(SCHEMA).print(syntax.read(text).tree());
    }

    private List<String> warnings(String text) {
        ReadQuery read = syntax.read(text);
        return read.warnings().stream().map(Warning::reason).toList();
    }
}
