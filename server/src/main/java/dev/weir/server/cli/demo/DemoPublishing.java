package dev.weir.server.cli.demo;

import dev.weir.client.PublishResult;
import dev.weir.client.Publisher;
import dev.weir.client.WeirClient;
import dev.weir.v1.Document;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Publishes both feeds: first at a pace that eyes can follow, then flat out. */
final class DemoPublishing {
    /** Two texts for each listing. */
    private static final int TEXTS_OF = 3;

    private final WeirClient client;
    private final HitBoard board;
    private final DemoScreen screen;
    private final LongAdder matches = new LongAdder();
    private final LongAdder answered = new LongAdder();

    DemoPublishing(WeirClient client, HitBoard board, DemoScreen screen) {
        this.client = client;
        this.board = board;
        this.screen = screen;
    }

    /**
     * How it went.
     *
     * @param documents that were published, all acknowledged
     * @param matches pairs of a document and a search, as the server's answers count them
     * @param flatOutPerSecond documents a second without a pace
     */
    record Outcome(long documents, long matches, double flatOutPerSecond) {}

    Outcome run(int steady, int perSecond, int total) throws InterruptedException {
        try (Stream<Document> textStream = ParliamentFeed.documents();
                Stream<Document> listingStream = ListingFeed.documents(DemoRun.LISTING_SEED);
                Publisher texts =
                        client.documents().publisher(ParliamentFeed.NAME).build();
                Publisher listings =
                        client.documents().publisher(ListingFeed.NAME).build()) {
            Iterator<Document> nextText = textStream.iterator();
            Iterator<Document> nextListing = listingStream.iterator();
            long begin = System.nanoTime();
            for (int i = 0; i < steady; i++) {
                long due = begin + TimeUnit.SECONDS.toNanos(i) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                publish(i, texts, nextText, listings, nextListing);
            }
            texts.flush();
            listings.flush();
            board.flatOut();
            screen.heading(String.format(Locale.ROOT, "Now the other %,d, as fast as they go:", total - steady));
            long faster = System.nanoTime();
            for (int i = steady; i < total; i++) {
                publish(i, texts, nextText, listings, nextListing);
                live(i, total);
            }
            texts.flush();
            listings.flush();
            double seconds = (System.nanoTime() - faster) / 1e9;
            return new Outcome(answered.sum(), matches.sum(), (total - steady) / seconds);
        }
    }

    private void publish(
            int number,
            Publisher texts,
            Iterator<Document> nextText,
            Publisher listings,
            Iterator<Document> nextListing) {
        boolean listing = number % TEXTS_OF == TEXTS_OF - 1;
        Document document = (listing ? nextListing : nextText).next();
        board.sent(listing ? ListingFeed.NAME : ParliamentFeed.NAME, document.getKey());
        CompletableFuture<PublishResult> answer = (listing ? listings : texts).publish(document);
        var _ = answer.thenAccept(result -> {
            answered.increment();
            matches.add(result.hitCount());
        });
    }

    private void live(int number, int total) {
        screen.live(String.format(
                Locale.ROOT, "  %,6d of %,d documents, %,d notifications", number + 1, total, board.all()));
    }
}
