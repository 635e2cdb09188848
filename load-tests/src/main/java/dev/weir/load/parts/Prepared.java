package dev.weir.load.parts;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.load.corpus.News;
import dev.weir.load.weir.WeirSchema;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.NewsWorkload;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Articles of the parliament and searches of all kinds, ready to be used. */
final class Prepared {
    private static final int ARTICLE_WORDS = 400;
    private static final long SEED = 1;

    private final NewsWorkload workload =
            new NewsWorkload(News.parliament(), ARTICLE_WORDS, ARTICLE_WORDS, Mixture.FULL, SEED);
    private final WeirSchema schema = new WeirSchema(workload.shape());
    private final QueryParser parser = new QueryParser(schema.schema());

    Shape shape() {
        return workload.shape();
    }

    WeirSchema schema() {
        return schema;
    }

    QueryParser parser() {
        return parser;
    }

    List<Item> items() {
        return workload.items();
    }

    List<QuerySource> sources(int count) {
        return searches(count).map(WeirSchema::source).toList();
    }

    List<ParsedQuery> queries(int count) {
        return searches(count)
                .parallel()
                .map(WeirSchema::source)
                .map(parser::parse)
                .toList();
    }

    private Stream<Search> searches(int count) {
        Iterable<Search> searches = () -> workload.searches(count);
        return StreamSupport.stream(searches.spliterator(), false);
    }
}
