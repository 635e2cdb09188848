package dev.weir.load.compare;

import dev.weir.load.corpus.Article;
import dev.weir.load.corpus.Detection;
import dev.weir.load.corpus.ExpertQuery;
import dev.weir.load.corpus.Listing;
import dev.weir.load.corpus.Listings;
import dev.weir.load.corpus.News;
import dev.weir.load.outcome.Setting;
import dev.weir.load.workload.ExpertWorkload;
import dev.weir.load.workload.ListingWorkload;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.NewsWorkload;
import dev.weir.load.workload.RuleWorkload;
import dev.weir.load.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What workloads are made of: read when the first one wants it.
 *
 * @param news files of articles; none for the parliament texts
 * @param listings files of listings; none for made-up ones
 * @param detection a file of rules and one of events; none for made-up ones
 * @param experts a file of experts' searches; none for made-up ones
 * @param documents how many documents of a workload are wanted; there may be fewer
 */
record Corpora(
        List<Path> news, List<Path> listings, List<Path> detection, List<Path> experts, int documents, long seed) {
    private static final int ARTICLE_WORDS = 400;
    private static final int SHORT_WORDS_MIN = 20;
    private static final int SHORT_WORDS_MAX = 40;

    List<Article> articles() throws IOException {
        return news.isEmpty() ? News.parliament() : News.read(news);
    }

    Detection rules() throws IOException {
        return detection.isEmpty()
                ? Detection.madeUp(new Random(seed))
                : Detection.read(detection.getFirst(), detection.getLast());
    }

    Workload workload(Setting setting) throws IOException {
        return switch (setting.workload()) {
            case Setting.ARTICLES -> new NewsWorkload(articles(), ARTICLE_WORDS, ARTICLE_WORDS, mixture(setting), seed);
            case Setting.EXPERT -> new ExpertWorkload(articles(), expertQueries(), ARTICLE_WORDS, seed);
            case Setting.SHORT_TEXTS ->
                new NewsWorkload(articles(), SHORT_WORDS_MIN, SHORT_WORDS_MAX, mixture(setting), seed);
            case Setting.LISTINGS -> new ListingWorkload(offers(), seed);
            case Setting.RULES -> new RuleWorkload(rules(), setting.searches(), documents, seed);
            default -> throw new IllegalArgumentException("there is no workload " + setting.workload());
        };
    }

    private List<ExpertQuery> expertQueries() throws IOException {
        return experts.isEmpty() ? List.of() : ExpertQuery.read(experts.getFirst());
    }

    private List<Listing> offers() throws IOException {
        Random random = new Random(seed);
        return listings.isEmpty() ? Listings.madeUp(random) : Listings.read(listings, random);
    }

    private static Mixture mixture(Setting setting) {
        return Stream.of(Mixture.values())
                .filter(mixture -> mixture.label().equals(setting.variant()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "articles and short texts of "
                + named(news, "the English parliament texts of the demo")
                + "; listings of " + named(listings, "a seeded generator")
                + "; rules and events of " + named(detection, "a seeded generator")
                + "; experts' searches of " + named(experts, "a seeded generator")
                + "; seed " + seed;
    }

    private static String named(List<Path> files, String otherwise) {
        return files.isEmpty()
                ? otherwise
                : files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }
}
