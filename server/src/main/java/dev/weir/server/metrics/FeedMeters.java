package dev.weir.server.metrics;

import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.MatchCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The meters of the feeds that there are. Safe for many threads. */
final class FeedMeters {
    private static final double SECOND_NANOS = 1e9;

    private final MeterRegistry registry;
    private final Feeds feeds;
    private final Map<Feed, List<Meter>> byFeed = new HashMap<>();

    FeedMeters(MeterRegistry registry, Feeds feeds) {
        this.registry = registry;
        this.feeds = feeds;
    }

    /** Takes in the feeds that were made and drops those that were deleted since the last time. */
    synchronized void refresh() {
        List<Feed> present = feeds.after("").toList();
        byFeed.entrySet().removeIf(known -> {
            boolean gone = !present.contains(known.getKey());
            if (gone) {
                known.getValue().forEach(registry::remove);
            }
            return gone;
        });
        // After the removal, for a feed may have been made anew under its old name.
        present.forEach(feed -> byFeed.computeIfAbsent(feed, this::meters));
    }

    private List<Meter> meters(Feed feed) {
        List<Meter> meters = new ArrayList<>();
        MatchCounters counters = feed.counters();
        meters.add(counter(
                feed, "weir.match.documents", "Documents decided, percolations included", MatchCounters::documents));
        meters.add(counter(
                feed, "weir.match.candidates", "Queries looked at, equal ones once", MatchCounters::candidates));
        meters.add(counter(feed, "weir.match.hits", "Searches that matched", MatchCounters::hits));
        meters.add(counter(feed, "weir.match.failures", "Searches that could not be decided", MatchCounters::failures));
        meters.add(counter(
                feed,
                "weir.match.lucene.decisions",
                "Conditions that only Lucene could decide",
                MatchCounters::luceneDecisions));
        meters.add(counter(
                feed, "weir.match.tokens", "Tokens in fields that some search asks about", MatchCounters::tokens));
        meters.add(counter(
                feed,
                "weir.match.unseen.tokens",
                "Tokens that were not remembered from earlier documents",
                MatchCounters::unseenTokens));
        meters.add(seconds(feed, counters, "analysis", MatchCounters::analysisNanos));
        meters.add(seconds(feed, counters, "candidates", MatchCounters::candidateNanos));
        meters.add(seconds(feed, counters, "lucene", MatchCounters::luceneNanos));
        meters.add(gauge(feed, "weir.saved.searches", "Searches saved on the feed", "", each -> each.registry()
                .count()));
        meters.add(gauge(
                feed,
                "weir.query.index.size",
                "What the query index takes of the heap, about",
                "bytes",
                Feed::queryIndexBytes));
        meters.add(gauge(feed, "weir.feed.head.position", "The position of the newest event", "", Feed::head));
        return meters;
    }

    private Meter counter(Feed feed, String name, String description, ToDoubleFunction<MatchCounters> count) {
        return FunctionCounter.builder(name, feed.counters(), count)
                .description(description)
                .tag("feed", feed.id())
                .register(registry);
    }

    private Meter seconds(Feed feed, MatchCounters counters, String phase, ToDoubleFunction<MatchCounters> nanos) {
        return FunctionCounter.builder(
                        "weir.match.time", counters, counted -> nanos.applyAsDouble(counted) / SECOND_NANOS)
                .description("Time of the matching threads: analysis, candidates and their deciding, Lucene's deciding")
                .baseUnit("seconds")
                .tag("feed", feed.id())
                .tag("phase", phase)
                .register(registry);
    }

    private Meter gauge(Feed feed, String name, String description, String unit, ToDoubleFunction<Feed> value) {
        Gauge.Builder<Feed> gauge =
                Gauge.builder(name, feed, value).description(description).tag("feed", feed.id());
        return (unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry);
    }
}
