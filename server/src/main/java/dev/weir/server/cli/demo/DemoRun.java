package dev.weir.server.cli.demo;

import dev.weir.client.Consumer;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.client.cli.ExitCodes;
import dev.weir.v1.SnippetOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The story that the demo tells, from empty feeds to the summary. */
final class DemoRun {
    static final long LISTING_SEED = 42;

    private static final int STEADY_DOCUMENTS = 420;
    private static final int STEADY_PER_SECOND = 60;
    private static final int SNIPPET_CHARS = 110;
    private static final int LAST_HITS_SECONDS = 20;
    private static final String SUBSCRIPTION = "demo";

    private final DemoServer server;
    private final WeirClient client;
    private final DemoScreen screen;
    private final int documents;
    private final HitBoard board = new HitBoard();
    private final List<DemoSearches.Example> searches = DemoSearches.all();

    DemoRun(DemoServer server, WeirClient client, DemoScreen screen, int documents) {
        this.server = server;
        this.client = client;
        this.screen = screen;
        this.documents = documents;
    }

    int run() throws InterruptedException {
        screen.line(
                screen.bold("Weir: saved searches stand, documents stream past, and whoever saved a match is told."));
        screen.line(
                "A server of its own is at " + server.address() + ", its data, still empty, in " + server.directory());
        makeFeeds();
        saveSearches();
        try (Consumer texts = consumer(ParliamentFeed.NAME);
                Consumer listings = consumer(ListingFeed.NAME)) {
            int steady = Math.min(STEADY_DOCUMENTS, documents);
            screen.heading(String.format(
                    Locale.ROOT,
                    "Documents stream past, %d a second; the first hits of each search:",
                    STEADY_PER_SECOND));
            DemoPublishing.Outcome outcome =
                    new DemoPublishing(client, board, screen).run(steady, STEADY_PER_SECOND, documents);
            boolean complete = board.awaitMatches(outcome.matches(), TimeUnit.SECONDS.toNanos(LAST_HITS_SECONDS));
            new DemoSummary(screen, board).show(searches, outcome);
            if (!complete || outcome.documents() != documents) {
                screen.line("weir demo: not everything came back: " + outcome.documents() + " of " + documents
                        + " documents were acknowledged, and not all of their " + outcome.matches() + " hits arrived. "
                        + texts.failure()
                                .or(listings::failure)
                                .map(Throwable::toString)
                                .orElse(""));
                return ExitCodes.SOME_FAILED;
            }
        }
        return ExitCodes.OK;
    }

    private void makeFeeds() {
        screen.heading("Two feeds:");
        var parliament = client.feeds().create(ParliamentFeed.feed());
        var listings = client.feeds().create(ListingFeed.feed());
        screen.line("  " + screen.name(parliament.getName())
                + "  speeches of the European Parliament, 1996 to 2011, in some"
                + " twenty languages (real; shipped with Apache Lucene)");
        screen.line(
                "  " + screen.name(listings.getName()) + "    homes to let in Zurich, Vienna and Lisbon (made up, seed "
                        + LISTING_SEED + "; one in eight comes again, cheaper)");
    }

    private void saveSearches() {
        screen.heading("People save their searches:");
        for (DemoSearches.Example example : searches) {
            var _ = client.searches().save(example.feed(), example.search());
            String filter = example.filter().isEmpty() ? "" : "  and " + example.filter();
            screen.line(String.format(
                    Locale.ROOT,
                    "  %s %s %s%s",
                    screen.name(String.format(Locale.ROOT, "%-12s", example.name())),
                    screen.faint(String.format(Locale.ROOT, "%-19s", example.kind())),
                    example.search().getQuery(),
                    filter));
        }
    }

    private Consumer consumer(String feed) {
        SnippetOptions snippets = SnippetOptions.newBuilder()
                .setMaxSnippets(1)
                .setMaxChars(SNIPPET_CHARS)
                .setPreTag(DemoScreen.MARK_START)
                .setPostTag(DemoScreen.MARK_END)
                .build();
        String[] fields = feed.equals(ListingFeed.NAME) ? new String[] {"title", "price"} : new String[] {"title"};
        var _ = client.subscriptions()
                .create(
                        feed,
                        Subscriptions.subscription(SUBSCRIPTION)
                                .owners("demo")
                                .fields(fields)
                                .snippets(snippets)
                                .build());
        DemoHits hits = new DemoHits(screen, board);
        return client.subscriptions()
                .consumer(feed, SUBSCRIPTION)
                .handler(notification -> hits.show(feed, notification))
                .build()
                .start();
    }
}
