package dev.weir.matcher.traps;

import static dev.weir.matcher.traps.Claim.SCHEMA;
import static dev.weir.matcher.traps.Claim.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens that were never seen cost most, and a new process sees thousands of them. */
class TokensNeverSeenTest {
    private static final List<String> QUERIES =
            List.of("w7", "w7*", "*77", "/w[0-9]7/", "w700~1", "{w97 TO w99}", "\"w7 w8\"", "fn:ordered(w7 w9)");
    private static final int WORDS = 1_000;

    private final String text = words("w");

    @Test
    void aTokenIsLookedUpOnceHoweverOftenItComes() {
        QueryIndex index = index();
        assertThat(index.match(body(text, text).build(), 1).stats().unseenTokens())
                .isEqualTo(WORDS);
        assertThat(index.match(body(text + " new").build(), 1).stats().unseenTokens())
                .isEqualTo(1);
        assertThat(index.match(body(text).build(), 1).stats().unseenTokens()).isZero();
    }

    @Test
    void whatIsRememberedOfTokensIsWhatANewProcessFinds() {
        Hits first = index().match(body(text).build(), 1);
        assertThat(first.ids()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        QueryIndex index = index();
        for (int i = 0; i < 5; i++) {
            assertThat(index.match(body(text).build(), 1)).isEqualTo(first);
            index.match(body(words("other" + i + "x")).build(), 1);
        }
    }

    @Test
    void moreTokensThanAreRememberedChangeNothing() {
        QueryIndex index = index();
        Hits first = index.match(body(text).build(), 1);
        int documents = 40;
        for (int i = 0; i < documents; i++) {
            // In all several times what a table holds.
            String document = IntStream.range(i * 10_000, (i + 1) * 10_000)
                    .mapToObj(word -> "token" + word + "x")
                    .collect(Collectors.joining(" "));
            assertThat(index.match(body(document).build(), 1).ids()).isEmpty();
        }
        assertThat(index.match(body(text).build(), 1)).isEqualTo(first);
    }

    @Test
    void aQueryThatComesLaterIsMatchedWithTokensThatAreRemembered() {
        QueryIndex index = index();
        index.match(body(text).build(), 1);
        index.put(100, 1, new QueryParser(SCHEMA).parse(QuerySource.of("w8?")));
        index.put(101, 1, new QueryParser(SCHEMA).parse(QuerySource.of("w888")));
        index.put(102, 1, new QueryParser(SCHEMA).parse(QuerySource.of("\"w88 w89\"")));
        assertThat(index.match(body(text).build(), 2).ids()).contains(100, 101, 102);
        assertThat(index.match(body("w1").build(), 2).ids()).isEmpty();
    }

    private static QueryIndex index() {
        QueryIndex index = new QueryIndex(SCHEMA);
        for (int id = 0; id < QUERIES.size(); id++) {
            index.put(id, 0, new QueryParser(SCHEMA).parse(QuerySource.of(QUERIES.get(id))));
        }
        return index;
    }

    private static String words(String prefix) {
        return IntStream.range(0, WORDS).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
    }
}
