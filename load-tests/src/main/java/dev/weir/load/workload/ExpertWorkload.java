package dev.weir.load.workload;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.load.corpus.Article;
import dev.weir.load.corpus.ExpertQuery;
import dev.weir.load.corpus.Halves;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Articles, and searches made of those of experts: the structure is kept, and the words are exchanged for others that
 * stand in about as many articles.
 */
public final class ExpertWorkload implements Workload {
    private static final int MADE_UP = 500;

    private final NewsWorkload news;
    private final WordExchange exchange;
    private final List<ExpertQuery> queries;
    private final long seed;

    /**
     * Cuts the documents.
     *
     * @param experts searches; if there are none, they are made up
     * @param words of a document
     */
    public ExpertWorkload(List<Article> articles, List<ExpertQuery> experts, int words, long seed) {
        this.news = new NewsWorkload(articles, words, words, Mixture.PLAIN, seed);
        this.exchange = new WordExchange(new Vocabulary(Halves.of(articles).forSearches()));
        this.queries =
                experts.isEmpty() ? ExpertQuery.madeUp(MADE_UP, exchange.words(), new Random(seed)) : experts;
        this.seed = seed;
    }

    @Override
    public Shape shape() {
        return news.shape();
    }

    @Override
    public List<Item> items() {
        return news.items();
    }

    @Override
    public Iterator<Search> searches(int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(id -> new Search(
                        id, ExpertText.of(exchange.exchanged(queries.get(id % queries.size()), random))))
                .iterator();
    }
}
