package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.api.Test;

/** What is taken from regular expressions is proved: each trap with terms that a wrong literal would lose. */
class RegexpKeysTest {
    private static final List<String> TERMS = List.of(
            "",
            "a",
            "b",
            "c",
            "ab",
            "ac",
            "abc",
            "abbc",
            "abbbc",
            "bc",
            "abab",
            "ababc",
            "abcabc",
            "xabcx",
            "xacx",
            "acb",
            "foo",
            "bar",
            "foobar",
            "xfoo",
            "foox",
            "xfoox",
            "barfoo",
            "fbar",
            "FOO",
            "Foo",
            "fOo",
            "foO",
            "a.c",
            "a*c",
            "a\\c",
            "a\"c",
            "42",
            "7",
            "x42",
            "é",
            "aéc",
            "a東c",
            "東京",
            "𝒳𝒴",
            "a𝒳c",
            "aa",
            "aaa",
            "aaaa",
            "ba",
            "cab",
            "run",
            "running",
            "runs",
            "river",
            "rivers",
            "weir",
            "web",
            "webs",
            "weirs",
            "foofoo",
            "foobarfoo",
            "xay",
            "12");

    /** How an expression must have been filed. */
    private enum Filed {
        UNDER_LITERALS,
        UNDER_NOTHING
    }

    @Test
    void repeatsMayBeZero() {
        found("ab*c", Filed.UNDER_LITERALS);
        found("ab?c", Filed.UNDER_LITERALS);
        found("ab{0,2}c", Filed.UNDER_LITERALS);
        found("ab{0}c", Filed.UNDER_LITERALS);
        found("a(bc){0,}c?", Filed.UNDER_LITERALS);
        found(".*(foo)?bar", Filed.UNDER_LITERALS);
        found("(foo)*", Filed.UNDER_NOTHING);
        found("(foo)?(bar)?", Filed.UNDER_NOTHING);
    }

    @Test
    void repeatsMayBeOneOrMany() {
        found("ab+c", Filed.UNDER_LITERALS);
        found("(ab)+c", Filed.UNDER_LITERALS);
        found("a{3}", Filed.UNDER_LITERALS);
        found("a{2,}", Filed.UNDER_LITERALS);
        found("(ab|c){2}", Filed.UNDER_LITERALS);
        found(".*a{2,3}.*", Filed.UNDER_LITERALS);
        found("(foo|bar)+", Filed.UNDER_LITERALS);
    }

    @Test
    void alternativesAreAllKept() {
        found("foo|bar", Filed.UNDER_LITERALS);
        found("(foo|bar).*", Filed.UNDER_LITERALS);
        found(".*(foo|bar).*", Filed.UNDER_LITERALS);
        found(".*(foo|bar)(s|x)?", Filed.UNDER_LITERALS);
        found("foo|.*", Filed.UNDER_NOTHING);
        found("foo|.+", Filed.UNDER_NOTHING);
        found("we(ir|b)s?", Filed.UNDER_LITERALS);
        found("(run|river)s?", Filed.UNDER_LITERALS);
        found("run(s|ning){0}", Filed.UNDER_LITERALS);
        found("foo|()", Filed.UNDER_NOTHING);
        found("(foo|())bar", Filed.UNDER_LITERALS);
    }

    @Test
    void classesAreTakenApartOrLeftAlone() {
        found("[ab]c", Filed.UNDER_LITERALS);
        found("a[^b]c", Filed.UNDER_LITERALS);
        found("[^a]+", Filed.UNDER_NOTHING);
        found("[a-z]oo", Filed.UNDER_LITERALS);
        found("\\d+", Filed.UNDER_LITERALS);
        found("\\w+", Filed.UNDER_NOTHING);
        found("\\W\\w*", Filed.UNDER_NOTHING);
        found("x\\d\\d", Filed.UNDER_LITERALS);
        found(".*[fF][oO][oO].*", Filed.UNDER_LITERALS);
        found("[é東].*", Filed.UNDER_LITERALS);
        found("a[é-𝒳]c", Filed.UNDER_LITERALS);
    }

    @Test
    void dotsAreCodePoints() {
        found("a.c", Filed.UNDER_LITERALS);
        found("..", Filed.UNDER_NOTHING);
        found(".+", Filed.UNDER_NOTHING);
        found("@", Filed.UNDER_NOTHING);
        found(".*a.", Filed.UNDER_LITERALS);
        found(".{2}o.*", Filed.UNDER_LITERALS);
    }

    @Test
    void escapesAndQuotesAreLiterals() {
        found("a\\.c", Filed.UNDER_LITERALS);
        found("a\\*c", Filed.UNDER_LITERALS);
        found("a\\\\c", Filed.UNDER_LITERALS);
        found("a\\\"c", Filed.UNDER_LITERALS);
        found("\"a.c\"", Filed.UNDER_LITERALS);
        found("\"a*c\"|\"foo\".*", Filed.UNDER_LITERALS);
    }

    @Test
    void caseMayBeOfNoMatter() {
        found("foo", RegExp.CASE_INSENSITIVE, Filed.UNDER_LITERALS);
        found(".*foo.*", RegExp.CASE_INSENSITIVE, Filed.UNDER_LITERALS);
        found("[f]oo?", RegExp.CASE_INSENSITIVE, Filed.UNDER_LITERALS);
        found("é", RegExp.CASE_INSENSITIVE, Filed.UNDER_LITERALS);
    }

    @Test
    void intersectionsAreWhatTheyAccept() {
        found(".*foo.*&.*bar.*", Filed.UNDER_LITERALS);
        found("(foo|bar)&foo", Filed.UNDER_LITERALS);
        found("foo&bar", Filed.UNDER_NOTHING);
        found(".*&.*a.*", Filed.UNDER_LITERALS);
        found("#", Filed.UNDER_NOTHING);
        found("<1-42>", Filed.UNDER_LITERALS);
    }

    @Test
    @SuppressWarnings("deprecation") // Lucene has deprecated complements, and still understands them.
    void complementsAreWhatTheyAccept() {
        int flags = RegExp.ALL | RegExp.DEPRECATED_COMPLEMENT;
        found("~(foo)", flags, 0, Filed.UNDER_NOTHING);
        found("a~(b)c", flags, 0, Filed.UNDER_LITERALS);
        found("a~(b)", flags, 0, Filed.UNDER_LITERALS);
    }

    @Test
    void literalsInTheMiddleNeedNotBeTheFirstOfTheirKind() {
        found(".*aab.*", Filed.UNDER_LITERALS);
        found(".*abab.*", Filed.UNDER_LITERALS);
        found(".*foo.*bar.*", Filed.UNDER_LITERALS);
        found(".*foo.*foo", Filed.UNDER_LITERALS);
        found("[^x]*foo.{0,3}", Filed.UNDER_LITERALS);
        found(".*[a-z]+foo.*", Filed.UNDER_LITERALS);
        found("(.*a)?.*b.*", Filed.UNDER_LITERALS);
    }

    @Test
    void aTermThatMustBeLongIsFoundToo() {
        found(".{3,}", Filed.UNDER_NOTHING);
        found("(.){5}.*", Filed.UNDER_NOTHING);
    }

    private static void found(String expression, Filed filed) {
        found(expression, 0, filed);
    }

    private static void found(String expression, int matchFlags, Filed filed) {
        found(expression, RegExp.ALL, matchFlags, filed);
    }

    private static void found(String expression, int syntaxFlags, int matchFlags, Filed filed) {
        Query query = new RegexpQuery(new Term(TermJudge.FIELD, expression), syntaxFlags, matchFlags, 1_000_000);
        Pattern pattern = Pattern.of(query).orElseThrow();
        byte[] code = PatternCode.of(pattern);
        Filing filing = new Filer(hash -> 0).file(code, 0, code.length);
        assertThat(filing.count > 0 ? Filed.UNDER_LITERALS : Filed.UNDER_NOTHING)
                .as("how /%s/ is filed", expression)
                .isEqualTo(filed);
        PatternIndex index = new PatternIndex();
        index.add(0, pattern);
        Probe probe = new Probe();
        for (String term : TERMS) {
            IntList out = new IntList();
            index.satisfied(new BytesRef(term), 0, probe, out);
            assertThat(out.size() > 0)
                    .as("/%s/ on <%s>", expression, term)
                    .isEqualTo(new TermJudge(term).matches(query));
        }
    }
}
