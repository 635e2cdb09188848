package dev.weir.matcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class PatternTest {
    @Test
    void aWildcardReadsEscapesAsLuceneDoes() {
        agrees(wildcard("a\\*c"), "a*c", "abc", "a\\c", "a\\*c");
        agrees(wildcard("a\\?"), "a?", "ab", "a");
        agrees(wildcard("a\\\\*"), "a\\", "a\\b", "a*");
        agrees(wildcard("a\\"), "a\\", "a", "ab");
        agrees(wildcard("\\a?"), "ab", "\\ab", "a");
        agrees(wildcard("\\𝒳*"), "𝒳", "𝒳y", "\\𝒳");
    }

    @Test
    void aQuestionMarkIsOneCodePoint() {
        agrees(wildcard("a?c"), "a𝒳c", "aéc", "a東c", "ac", "abbc");
        agrees(wildcard("??"), "𝒳𝒴", "𝒳", "東é", "ab", "abc", "");
        agrees(wildcard("*?"), "", "𝒳", "ab");
        agrees(wildcard("?*?"), "𝒳", "ab", "abc", "");
        agrees(wildcard("*é?"), "éa", "aéé", "é", "éé東");
    }

    @Test
    void aStarIsAlsoNothing() {
        agrees(wildcard("*"), "", "a", "𝒳");
        agrees(wildcard("**"), "", "a");
        agrees(wildcard("a*b"), "ab", "abb", "aab", "ba", "a", "b");
        agrees(wildcard("a*a"), "a", "aa", "aba");
        agrees(wildcard("*ab*ab*"), "ab", "abab", "aabxab", "abb");
        agrees(wildcard("*aab"), "aaab", "aab", "ab", "aabaab");
    }

    @Test
    void aWildcardWithoutCharactersFitsNotEvenTheEmptyTerm() {
        agrees(wildcard(""), "", "a");
    }

    @Test
    void aPrefixIsOfBytes() {
        agrees(new PrefixQuery(term("")), "", "a", "𝒳");
        agrees(new PrefixQuery(term("𝒳")), "𝒳", "𝒴", "𝒳a", "");
        BytesRef half = new BytesRef("𝒳");
        half.length = 2;
        agrees(new PrefixQuery(new Term(TermJudge.FIELD, half)), "𝒳", "𝒴", "東", "a");
    }

    @Test
    void aFuzzyWordMayDifferByTransposedNeighboursUnlessToldOtherwise() {
        agrees(new FuzzyQuery(term("ab"), 1), "ba", "ab", "b", "aba", "bab", "baa");
        agrees(new FuzzyQuery(term("ab"), 1, 0, 50, false), "ba", "ab", "abc");
        agrees(new FuzzyQuery(term("abcd"), 2), "badc", "bcad", "acbd", "cabd", "dbca", "abdc");
        // Between swapped neighbours nothing is edited again: this is three edits.
        agrees(new FuzzyQuery(term("ca"), 2), "abc");
        agrees(new FuzzyQuery(term("𝒳𝒴"), 1), "𝒴𝒳", "𝒳", "𝒳a𝒴", "ab");
    }

    @Test
    void aFuzzyWordOfOneLetterIsNearEverythingShort() {
        for (int edits = 0; edits <= 2; edits++) {
            agrees(new FuzzyQuery(term("a"), edits), "", "a", "b", "ab", "ba", "bc", "abc", "bac", "bcd");
            agrees(new FuzzyQuery(term("ab"), edits), "", "a", "b", "ba", "cd", "cab", "abcd", "cdab", "xyz");
        }
    }

    @Test
    void theEmptyFuzzyWordIsNearItselfAlone() {
        for (int edits = 0; edits <= 2; edits++) {
            agrees(new FuzzyQuery(term(""), edits), "", "a", "ab");
        }
    }

    @Test
    void theBeginningOfAFuzzyWordMayBeFixed() {
        agrees(new FuzzyQuery(term("weir"), 2, 2), "weir", "wier", "wexx", "we", "wear", "xeir", "weirds", "ewir");
        agrees(new FuzzyQuery(term("weir"), 1, 4), "weir", "weirs", "wei", "xweir");
        agrees(new FuzzyQuery(term("weir"), 2, 9), "weir", "weirs", "weirds", "weirdos", "wei");
        agrees(new FuzzyQuery(term("𝒳𝒴a"), 1, 1), "𝒳𝒴", "𝒳a𝒴", "𝒴𝒳a", "𝒳𝒴b");
    }

    @Test
    void theLongestFuzzyWordThatIsTakenIsNotTooComplexForLucene() {
        String longest = "𝒳𝒴aé東".repeat(13).substring(0, 90);
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(Pattern.MAX_FUZZY_CODE_POINTS);
        agrees(new FuzzyQuery(term(longest), 2), longest, longest + "ab", longest + "abc", longest.substring(3));
        assertThat(Pattern.of(new FuzzyQuery(term(longest + "a"), 2))).isEmpty();
    }

    @Test
    void theEndsOfARangeAreComparedByBytes() {
        for (boolean lowerInclusive : List.of(true, false)) {
            for (boolean upperInclusive : List.of(true, false)) {
                for (String lower : new String[] {null, "", "b", "ba", "𝒳"}) {
                    for (String upper : new String[] {null, "", "b", "bb", "\uFFFD", "𝒳"}) {
                        agrees(
                                TermRangeQuery.newStringRange(
                                        TermJudge.FIELD, lower, upper, lowerInclusive, upperInclusive),
                                "",
                                "a",
                                "b",
                                "ba",
                                "bb",
                                "bbb",
                                "東",
                                "\uFFFD",
                                "𝒳",
                                "𝒳a");
                    }
                }
            }
        }
    }

    @Test
    void ofSeveralTermsOneIsEnough(Seeded random) {
        RandomPatterns patterns = new RandomPatterns(random);
        for (int i = 0; i < 60 * Randomized.multiplier(); i++) {
            String[] words = patterns.words(1 + random.nextInt(80)).toArray(String[]::new);
            TermJudge judge = new TermJudge(words);
            for (int j = 0; j < 20; j++) {
                String word = patterns.near(words[random.nextInt(words.length)]);
                Query query = j == 0 ? patterns.fuzzy(word) : patterns.quick(word);
                Optional<Pattern> pattern = Pattern.of(query);
                boolean any = pattern.isPresent()
                        && List.of(words).stream()
                                .anyMatch(each -> pattern.get().matches(new BytesRef(each)));
                assertThat(any || pattern.isEmpty())
                        .as("%s", query)
                        .isEqualTo(judge.matches(query) || pattern.isEmpty());
            }
        }
    }

    @Test
    void patternsThatMeanTheSameAreEqual() {
        assertThat(of(wildcard("ab*"))).isEqualTo(of(new PrefixQuery(term("ab"))));
        assertThat(of(wildcard("ab**"))).isEqualTo(of(wildcard("ab*")));
        assertThat(of(wildcard("a*?b"))).isEqualTo(of(wildcard("a?*b")));
        assertThat(of(wildcard("a\\bc"))).isEqualTo(of(wildcard("abc"))).isInstanceOf(Pattern.Exact.class);
        assertThat(of(new FuzzyQuery(term("ab"), 0))).isEqualTo(of(wildcard("ab")));
        assertThat(of(new FuzzyQuery(term("ab"), 1, 3))).isEqualTo(of(new FuzzyQuery(term("ab"), 1, 2, 7, true)));
        assertThat(of(regexp("ab|ac"))).isEqualTo(of(regexp("a[bc]"))).isEqualTo(of(regexp("a(b|c|b)")));
        assertThat(of(regexp("(ab)*"))).isEqualTo(of(regexp("(ab(ab)?)*")));
        assertThat(of(regexp("a.*b.*"))).isEqualTo(of(regexp("a.*b(.*b)*.*")));
        assertThat(of(regexp(".*"))).isEqualTo(of(wildcard("*")));
        assertThat(of(regexp("abc"))).isEqualTo(of(wildcard("abc")));
        assertThat(of(regexp("ab"))).isNotEqualTo(of(regexp("abc?")));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame(Seeded random) throws IOException {
        RandomPatterns patterns = new RandomPatterns(random);
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        List<Pattern> written = Stream.generate(() ->
                        random.nextInt(3) == 0 ? patterns.fuzzy(patterns.word()) : patterns.quick(patterns.word()))
                .limit(500)
                .flatMap(query -> Pattern.of(query).stream())
                .toList();
        for (Pattern pattern : written) {
            long before = out.size();
            pattern.write(out);
            assertThat(out.size() - before).isBetween((long) pattern.sizeInBytes(), pattern.sizeInBytes() + 5L);
        }
        ByteArrayDataInput in = new ByteArrayDataInput(out.toArrayCopy());
        for (Pattern pattern : written) {
            assertThat(Pattern.read(in)).isEqualTo(pattern).hasSameHashCodeAs(pattern);
        }
        assertThat(in.eof()).isTrue();
    }

    @Test
    void bytesThatAreNoPatternAreRefused() {
        assertThatThrownBy(() -> Pattern.read(new ByteArrayDataInput(new byte[] {2, 77, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("77");
    }

    @Test
    void ofWhatIsTooLargeToBeAPatternTheBeginningIsKnown() {
        assertThat(Pattern.of(regexp("ping\\s+-n.{6,64}echo EEEE\\s?>\\s?"))).isEmpty();
        assertThat(Pattern.needed(regexp("ping\\s+-n.{6,64}echo EEEE\\s?>\\s?")))
                .contains(Pattern.prefix(new BytesRef("ping")));
        assertThat(Pattern.needed(regexp("(𝒳|é|東|ab){1,900}c{1,900}"))).isEmpty();
        assertThat(Pattern.needed(new TermQuery(term("a")))).isEmpty();
    }

    @Test
    void whatIsNoPatternOrMayFailIsLeftToLucene() {
        assertThat(Pattern.of(new TermQuery(term("a")))).isEmpty();
        assertThat(Pattern.of(LongPoint.newExactQuery(TermJudge.FIELD, 1))).isEmpty();
        assertThat(Pattern.of(new PrefixQuery(term("a"), MultiTermQuery.SCORING_BOOLEAN_REWRITE)))
                .isEmpty();
        assertThat(Pattern.of(new PrefixQuery(term("a"), MultiTermQuery.CONSTANT_SCORE_BOOLEAN_REWRITE)))
                .isEmpty();
        assertThat(Pattern.of(new RegexpQuery(
                        term("(a|b)*a"),
                        RegExp.ALL,
                        0,
                        name -> Automata.makeEmpty(),
                        10_000,
                        MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE,
                        false)))
                .isEmpty();
        assertThat(Pattern.of(regexp("(𝒳|é|東|ab){1,900}c{1,900}"))).isEmpty();
    }

    @Test
    void anAutomatonIsSmall() {
        assertThat(of(regexp("we(ir|b)s?")).sizeInBytes()).isLessThan(80);
        assertThat(of(regexp(".*powershell.*")).sizeInBytes()).isLessThan(700);
    }

    private static void agrees(Query query, String... words) {
        Pattern pattern = of(query);
        for (String word : words) {
            assertThat(pattern.matches(new BytesRef(word)))
                    .as("%s on <%s>", query, word)
                    .isEqualTo(new TermJudge(word).matches(query));
        }
    }

    private static Pattern of(Query query) {
        return Pattern.of(query).orElseThrow();
    }

    private static Query wildcard(String expression) {
        return new WildcardQuery(term(expression));
    }

    private static Query regexp(String expression) {
        return new RegexpQuery(term(expression), RegExp.ALL, 0, 1_000_000);
    }

    private static Term term(String text) {
        return new Term(TermJudge.FIELD, text);
    }
}
