package dev.weir.load.workload;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.load.contender.Shape.Field;
import dev.weir.load.contender.Shape.Kind;
import dev.weir.load.corpus.Article;
import dev.weir.load.corpus.Halves;
import dev.weir.load.corpus.News;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Articles or short texts, and what people of the news ask of them. */
public final class NewsWorkload implements Workload {
    private static final Shape SHAPE = new Shape(
            List.of(new Field("body", Kind.TEXT), new Field("source", Kind.KEYWORD), new Field("time", Kind.DATE)),
            "body");

    private final List<Article> forSearches;
    private final Vocabulary vocabulary;
    private final List<Item> items;
    private final Mixture mixture;
    private final long seed;

    /**
     * Cuts the documents.
     *
     * @param wordsMin words of a document, at least; more than 0
     * @param wordsMax words of a document, at most
     */
    public NewsWorkload(List<Article> all, int wordsMin, int wordsMax, Mixture mixture, long seed) {
        Halves<Article> halves = Halves.of(all);
        this.forSearches = halves.forSearches();
        this.vocabulary = new Vocabulary(forSearches);
        this.mixture = mixture;
        this.seed = seed;
        this.items = News.pieces(halves.forDocuments(), wordsMin, wordsMax, new Random(seed)).stream()
                .map(NewsWorkload::item)
                .toList();
    }

    private static Item item(Article article) {
        return new Item(List.of(
                new Item.Text("body", article.body()),
                new Item.Text("source", article.source()),
                new Item.Moment("time", article.timeMillis())));
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Iterator<Search> searches(int count) {
        Random random = new Random(seed);
        NewsSearches searches = new NewsSearches(forSearches, vocabulary, mixture, random);
        return new Repeating(searches::search, random, count);
    }
}
