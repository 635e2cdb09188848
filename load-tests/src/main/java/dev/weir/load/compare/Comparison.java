package dev.weir.load.compare;

import dev.weir.load.corpus.Article;
import dev.weir.load.corpus.News;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.NewsWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures everything beside each other. */
@Command(name = "Comparison", mixinStandardHelpOptions = true, usageHelpAutoWidth = true, description = "x")
public final class Comparison implements Callable<Integer> {
    @Option(names = "--news", arity = "1..*")
    private List<Path> news = List.of();

    @Option(names = "--searches", defaultValue = "1000")
    private int searches;

    @Option(names = "--heap", defaultValue = "3g")
    private String heap = "3g";

    private Comparison() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Comparison()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Article> articles = news.isEmpty() ? News.parliament() : News.read(news);
        NewsWorkload workload = new NewsWorkload(articles, 400, 400, Mixture.WITHOUT_FUZZY, 1);
        System.out.println(workload.items().size() + " documents");
        Path folder = Files.createTempDirectory("weir-comparison");
        List<Contestant> contestants = new ArrayList<>(List.of(
                Contestant.WEIR,
                Contestant.WEIR_2_THREADS,
                Contestant.ANALYSIS,
                Contestant.MEMORY_INDEX,
                Contestant.BRUTE_FORCE));
        contestants.addAll(Contestant.PEERS);
        Outcome outcome = new Duel(
                        new Setting("articles", "no fuzzy", searches),
                        workload,
                        contestants,
                        new Pace(1000, 3, 2_000_000_000L, 2_000_000_000L),
                        System.out::println)
                .run(folder, Jvm.of(heap));
        System.out.println(outcome.searches() + " " + outcome.distinct() + " " + outcome.loads());
        for (Standing s : outcome.standings()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %10.1f us  x %8.1f  hits %6.1f cand %8.1f lost %d  of %d%n",
                    s.contestant(),
                    s.micros(),
                    s.ratio(),
                    s.hitsEach(),
                    s.candidatesEach(),
                    s.lost(),
                    s.items());
        }
        return 0;
    }
}
