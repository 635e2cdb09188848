package dev.weir.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.cli.CliContext;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.Notification;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoPartsTest {
    @Test
    void allParliamentTextsCanBeRead() {
        try (Stream<ParliamentTexts.Text> texts = ParliamentTexts.open()) {
            List<ParliamentTexts.Text> all = texts.toList();
            assertThat(all).hasSize(17_597);
            assertThat(all.getFirst().title()).isEqualTo("(1)");
            assertThat(all.getFirst().date()).isEqualTo("2004-03-30");
            assertThat(all.getFirst().body()).contains("Commissione");
            assertThat(all.getLast().number()).isEqualTo(17_597);
            assertThat(all).allMatch(text -> !text.body().isBlank());
        }
    }

    @Test
    void theSameSeedGivesTheSameListings() {
        List<Document> once = ListingFeed.documents(7).limit(300).toList();
        assertThat(ListingFeed.documents(7).limit(300)).containsExactlyElementsOf(once);
        assertThat(ListingFeed.documents(8).limit(300).toList()).isNotEqualTo(once);
        assertThat(once.stream().map(Document::getKey).distinct().count())
                .as("some listings come again, cheaper")
                .isBetween(200L, 290L);
    }

    @Test
    void everySearchOfTheDemoIsHitByItsDocuments() {
        Set<String> hit = new TreeSet<>();
        try (Stream<Document> texts = ParliamentFeed.documents()) {
            hit.addAll(hits(ParliamentFeed.feed(), texts.limit(1_000)));
        }
        hit.addAll(hits(
                ListingFeed.feed(), ListingFeed.documents(DemoRun.LISTING_SEED).limit(500)));
        assertThat(hit)
                .containsExactlyInAnyOrderElementsOf(DemoSearches.all().stream()
                        .map(DemoSearches.Example::name)
                        .toList());
    }

    @Test
    void theScreenMarksHitsAndLetsNoControlCharacterThrough() {
        StringWriter plain = new StringWriter();
        DemoScreen screen = screen(plain, false);
        assertThat(screen.snippet("a \u0002hit\u0003\n\u001b[2J b")).isEqualTo("a «hit» [2J b");
        assertThat(screen.shortened("😀😀😀😀", 3)).isEqualTo("😀😀…");
        screen.live("never shown");
        screen.line(screen.bold("text"));
        assertThat(plain.toString()).isEqualTo("text" + System.lineSeparator());
        assertThat(screen(new StringWriter(), true).snippet("\u0002hit\u0003")).isEqualTo("\u001b[1;33mhit\u001b[0m");
    }

    @Test
    void theBoardCountsAndTimes() throws InterruptedException {
        HitBoard board = new HitBoard();
        board.sent("news", "k");
        long now = System.nanoTime();
        assertThat(board.awaitMatches(1, 1_000_000)).isFalse();
        Notification enter = Notification.newBuilder()
                .setKind(Notification.Kind.KIND_ENTER)
                .setSavedSearch("feeds/news/savedSearches/s")
                .setDocumentKey("k")
                .build();
        assertThat(board.received("news", enter, now + 5_000_000)).isEqualTo(1);
        board.flatOut();
        assertThat(board.received(
                        "news",
                        enter.toBuilder().setKind(Notification.Kind.KIND_LEAVE).build(),
                        now + 9_000_000))
                .isEqualTo(2);
        assertThat(board.awaitMatches(1, 0)).isTrue();
        assertThat(board.awaitMatches(2, 1_000_000)).as("LEAVE is no match").isFalse();
        assertThat(board.of("s")).isEqualTo(2);
        assertThat(board.all()).isEqualTo(2);
        assertThat(board.steady().medianMs()).isBetween(5.0, 6_000.0);
        assertThat(board.underLoad().slowestMs()).isBetween(9.0, 6_000.0);
    }

    @Test
    void theMedianAndTheSlowestAreThose() {
        Latencies latencies = new Latencies();
        assertThat(latencies.isEmpty()).isTrue();
        for (int i = 1_000; i > 0; i--) {
            latencies.add(i * 1_000_000L);
        }
        assertThat(latencies.medianMs()).isEqualTo(501);
        assertThat(latencies.slowestMs()).isEqualTo(1_000);
    }

    private static Set<String> hits(Feed feed, Stream<Document> documents) {
        Schema schema = SchemaConverter.toMatcher(feed.getSchema());
        QueryIndex index = new QueryIndex(schema);
        List<DemoSearches.Example> searches = DemoSearches.all();
        for (int i = 0; i < searches.size(); i++) {
            if (feed.getName().endsWith(searches.get(i).feed())) {
                index.put(i, 0, QueryConverter.parse(searches.get(i).search(), new QueryParser(schema)));
            }
        }
        TreeSet<String> names = new TreeSet<>();
        documents.forEach(document -> {
            for (long id : index.match(DocumentConverter.toMatcher(document, schema), 1)
                    .ids()) {
                names.add(searches.get((int) id).name());
            }
        });
        return names;
    }

    private static DemoScreen screen(StringWriter out, boolean terminal) {
        return new DemoScreen(new CliContext(
                new PrintWriter(out),
                new PrintWriter(out),
                InputStream.nullInputStream(),
                terminal,
                Map.of(),
                action -> () -> {},
                System::nanoTime));
    }
}
