package dev.weir.load.latency;

import dev.weir.client.Documents;
import dev.weir.client.Feeds;
import dev.weir.client.SearchImporter;
import dev.weir.client.Searches;
import dev.weir.client.StartPoints;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.corpus.News;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.NewsWorkload;
import dev.weir.v1.Document;
import java.util.Iterator;
import java.util.List;

/** A feed of news with searches that stand on it. */
final class Feed {
    static final String NAME = "feeds/latency";
    static final String SUBSCRIPTION = NAME + "/subscriptions/one";

    private static final String KEY = "d";
    /** A word of no text, for which one search asks. */
    private static final String LAST = "lastdocumentofthisrun";

    private final List<Item> items;

    private Feed(List<Item> items) {
        this.items = items;
    }

    /** Makes the feed, its searches and its subscription. */
    static Feed create(WeirClient weir, int searches, int wordsMin, int wordsMax, long seed) {
        NewsWorkload workload = new NewsWorkload(News.parliament(), wordsMin, wordsMax, Mixture.PLAIN, seed);
        weir.feeds()
                .create(Feeds.feed(NAME)
                        .text("body")
                        .keyword("source")
                        .date("time")
                        .defaultFields("body")
                        .build());
        try (SearchImporter importer = weir.searches().importer(NAME).build()) {
            for (Iterator<Search> all = workload.searches(searches); all.hasNext(); ) {
                Search search = all.next();
                // A failed one shows in flush, which waits for all.
                var _ = importer.save(
                        Searches.search("s" + search.id()).query(search.text()).build());
            }
            var _ = importer.save(Searches.search("last").query(LAST).build());
        }
        weir.subscriptions()
                .create(NAME, Subscriptions.subscription(SUBSCRIPTION).build(), StartPoints.latest());
        return new Feed(workload.items());
    }

    /** The document of a number, with a key of its own. */
    Document document(int number) {
        Item item = items.get(number % items.size());
        return Documents.document(KEY + number)
                .text("body", ((Item.Text) item.values().get(0)).text())
                .build();
    }

    /** A document that is told to the subscriber for certain, behind all others. */
    static Document last(int number) {
        return Documents.document(KEY + number).text("body", LAST).build();
    }

    /** The number of the document of a key. */
    static int number(String key) {
        return Integer.parseInt(key, KEY.length(), key.length(), 10);
    }
}
