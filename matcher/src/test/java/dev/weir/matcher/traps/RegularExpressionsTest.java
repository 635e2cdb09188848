package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.body;
import static dev.weir.matcher.traps.Claim.document;
import static dev.weir.matcher.traps.Claim.query;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is taken from a regular expression to find it by must be in each word that it accepts: a guess loses hits. After
 * each expression stand words that it accepts, and such that it does not.
 */
class RegularExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ab*c ; ac abc abbbc ; ab bc abd",
                "ab?c ; ac abc ; abbc",
                "ab{0}c ; ac ; abc",
                "ab{0,2}c ; ac abc abbc ; abbbc",
                "a(bc)*d ; ad abcd abcbcd ; abd acd",
                "a(bc)?d ; ad abcd ; abcbcd",
                ".*(foo)?bar ; bar foobar xbar ; foo",
                "(foo)*bar ; bar foobar foofoobar ; fobar",
                "(foo)? ; foo ; bar f",
                "run(s|ning){0} ; run ; runs running",
            })
    void whatMayBeThereZeroTimesIsNotNeeded(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    /** A deterministic automaton would have as many states as there are ways to choose of the last 64 characters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ".*a.{64}b ; a0123456789012345678901234567890123456789012345678901234567890123b ; ab a0b",
                ".*a.{2,64}b.{2,64}c.* ; axxbxxc aaxxbbxxcc ; axbxxc abc",
                "[{1}a]*x.{64}\\{1\\} ; x0123456789012345678901234567890123456789012345678901234567890123{1} ; x{1}",
            })
    void whatWouldBeHugeIsDecidedFromTheWordsThereAre(String expression, @Nullable String accepted, String refused) {
        check(expression, accepted, refused);
    }

    @Test
    void whatIsLargeAndWouldBeHugeIsRefused() {
        assertThatThrownBy(() -> query("/.*a.{3000}b/"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too complex");
        QueryTree near = QueryTree.Near.inOrder(
                1, List.of(QueryTree.Term.of("body", "weir"), new QueryTree.Regexp("body", ".*a.{64}b")));
        assertThatThrownBy(() -> new QueryParser(Claim.SCHEMA).parse(QuerySource.of(near)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("inside a proximity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ab+c ; abc abbc ; ac abd",
                "(ab)+ ; ab abab ; a aba",
                "a{3} ; aaa ; aa aaaa",
                "a{2,} ; aa aaaaa ; a",
                "a{2,3} ; aa aaa ; a aaaa",
                "(ab|c){2} ; abab abc cab cc ; ab c ccc",
                "x.{3}y ; xabcy x123y ; xaby xabcdy",
            })
    void whatIsRepeatedIsNeededAsOftenAsItSays(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "foo|bar ; foo bar ; fo foobar",
                "(foo|bar)baz ; foobaz barbaz ; foo baz",
                "foo(()|bar) ; foo foobar ; bar",
                "foo|.* ; foo x anything ;",
                "foo|.*x.* ; foo x axb ; bar",
                "(a|b)*c ; c ac abbac ; ab",
                "we(ir|b)s? ; weir weirs web webs ; we weirss",
            })
    void ofAlternativesNoneIsLost(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[ab]c ; ac bc ; cc abc",
                "[a-c]+d ; ad abcd ; dd d",
                "[^a]+ ; b xyz ; a bab",
                "a[^b]c ; axc acc ; abc ac",
                "[fF][oO][oO] ; foo FOO fOo ; f fo",
                "x\\d+ ; x1 x42 ; x xy",
                "\\w+ ; foo f00 a_b ; a-b",
                "a\\Wb ; a-b a.b ; axb ab",
                "[\\-x] ; - x ; y",
                "[é-ü]a ; éa ; ea",
            })
    void aClassIsEachOfItsCharacters(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a\\.c ; a.c ; abc",
                "a\\*c ; a*c ; aac ac",
                "a\\+c\\? ; a+c? ; aac",
                "\\(a\\) ; (a) ; a",
                "\"a.c\" ; a.c ; abc",
                "\"a*\"b ; a*b ; aab ab b",
                "a\\\\c ; a\\c ; ac",
                "\\\"a\\\" ; \"a\" ; a",
            })
    void whatIsEscapedOrQuotedStandsForItself(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ".*foo.*&.*bar.* ; foobar barfoo xfooxbarx ; foo bar",
                "(foo|bar)&foo ; foo ; bar",
                "foo&bar ;; foo bar foobar",
                "a<1-12>b ; a1b a12b a7b ; a0b a13b ab",
                "<5-9> ; 5 9 ; 4 10 55",
                "a~b ; a~b ; ab a",
                "foo~ ; foo~ ; foo fooo",
                "a@b ; ab axxb ; a b",
                "# ;; a b foo",
                "foo|# ; foo ; a",
            })
    void theRarerOperatorsMeanWhatTheyMeanToLucene(
            String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "abc ; abc ; abcd ab",
                "abc.* ; abc abcd ; ab xabc",
                ".*abc ; abc xabc ; abcx",
                ".*abc.* ; abc xabcx ; ab",
                "a.c ; abc a.c ; ac abbc",
                "a.*c ; ac abbc ; a",
                "(abc)+def ; abcdef abcabcdef ; def",
                "ab[cd]ef ; abcef abdef ; abef",
                "colou?r ; color colour ; colouur",
                "(mon|tues|fri)day ; monday friday ; day sunday",
                "v[0-9]+\\.[0-9]+ ; v1.2 v10.11 ; v1 v12",
                "https?.*\\.pdf ; http/x.pdf https.pdf ; ftp.pdf https",
            })
    void twelveOrdinaryExpressionsLoseNothing(String expression, @Nullable String accepted, @Nullable String refused) {
        check(expression, accepted, refused);
    }

    @Test
    void aDotIsOneCharacterHoweverManyBytesItTakes() {
        query("code:/a.c/").hits(code("a𝒳c"), code("aéc"), code("a東c")).misses(code("ac"), code("aééc"));
        query("code:/.{2}/").hits(code("𝒳𝒴"), code("東a")).misses(code("𝒳"), code("abc"));
        query("code:/[𝒳-𝒴]a/").hits(code("𝒳a"), code("𝒴a")).misses(code("東a"));
    }

    @Test
    void anExpressionIsFoldedAsTheWordsOfItsField() {
        query("/WAT[E]R/").hits(body("water"), body("WATER"));
        query("code:/WATER/").hits(code("WATER")).misses(code("water"));
        query("tag:/WATER/").hits(document().add("tag", "Water"));
        query("code:/\\W\\D/").hits(code("-x")).misses(code("x-"), code("-5"));
    }

    @Test
    void anExpressionIsHeldAgainstWholeWordsOfAText() {
        query("/wat/").misses(body("water"));
        query("/wat.*/").hits(body("deep water")).misses(body("underwater"));
        query("/deep water/").misses(body("deep water"));
    }

    private static void check(String expression, @Nullable String accepted, @Nullable String refused) {
        for (String word : words(accepted)) {
            query("code:/" + expression + "/").hits(code(word));
        }
        for (String word : words(refused)) {
            query("code:/" + expression + "/").misses(code(word));
        }
        // Among others of the same field, from which literals of one must not leak into another.
        query("code:/" + expression + "/ OR code:/zzz.*/ OR code:*yyy").hits(code("zzzz"), code("xyyy"));
    }

    private static Document.Builder code(String word) {
        return document().add("code", word);
    }

    private static List<String> words(@Nullable String list) {
        return list == null ? List.of() : List.of(list.split(" "));
    }
}
