package dev.weir.load.compare;

import dev.weir.load.outcome.Machine;
import dev.weir.load.outcome.Results;
import dev.weir.load.outcome.Setting;
import dev.weir.load.report.Report;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command that measures everything beside each other. */
@Command(
        name = "load-tests/bench compare.Comparison",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Measures Weir beside Lucene Monitor, brute force, and the floors below which nothing can go, all with the"
                    + " same searches and documents, and writes tables, a chart and what became of each bar.",
            "Without options everything is measured, with documents that everybody has."
        })
public final class Comparison implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    /** A part of the comparison. */
    enum Part {
        TRUTH,
        ARTICLES,
        SHORT_TEXTS,
        LISTINGS,
        RULES,
        EXPERT,
        LIFE
    }

    @Option(
            names = "--news",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Articles: JSON lines with body, and time and source where known. Default: the English"
                    + " parliament texts of the demo.")
    private List<Path> news = List.of();

    @Option(
            names = "--listings",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Listings: JSON lines with lat and lon, and price, bedrooms or beds, accommodates, room_type,"
                    + " title and description where known. Default: made up.")
    private List<Path> listings = List.of();

    @Option(
            names = "--rules",
            arity = "2",
            paramLabel = "FILE",
            description = "Detection rules (JSON lines with query) and events (JSON lines with fields). Default: made"
                    + " up.")
    private List<Path> detection = List.of();

    @Option(
            names = "--experts",
            paramLabel = "FILE",
            description = "Experts' searches (JSON lines with ast). Default: made up.")
    private List<Path> experts = List.of();

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            converter = PartConverter.class,
            description = "Only these: truth, articles, short-texts, listings, rules, expert, life. Default: all.")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--searches",
            split = ",",
            defaultValue = "10000,100000,1000000",
            paramLabel = "COUNT",
            description = "How many searches, one after the other; the largest is also that of the life of a process."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--peers",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether Lucene Monitor takes part, which takes most of the time.")
    private boolean peers;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--documents",
            defaultValue = "1000",
            description = "Documents of a round, for those who can decide so many in time. Default: ${DEFAULT-VALUE}.")
    private int documents;

    @Option(
            names = "--round-seconds",
            defaultValue = "3",
            description = "Who needs longer for a round decides fewer documents. Default: ${DEFAULT-VALUE}.")
    private double roundSeconds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "5",
            description = "How long each runs before it counts. Default: ${DEFAULT-VALUE}.")
    private double warmUpSeconds;

    @Option(
            names = "--truth",
            split = "x",
            paramLabel = "SEARCHESxDOCUMENTS",
            defaultValue = "20000x2000",
            description = "How much is held against brute force. Default: ${DEFAULT-VALUE}.")
    private List<Integer> truth = List.of();

    @Option(names = "--heap", defaultValue = "3g", description = "Heap of each process. Default: ${DEFAULT-VALUE}.")
    private String heap = "";

    @Option(names = "--seed", defaultValue = "1", description = "Of the searches. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            defaultValue = "load-tests/target/comparison",
            paramLabel = "FOLDER",
            description = "Where the report goes. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    private Comparison() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs with these arguments; the exit code. */
    static int run(String... args) {
        return new CommandLine(new Comparison()).execute(args);
    }

    private static final class PartConverter implements ITypeConverter<Part> {
        @Override
        public Part convert(String value) {
            return Stream.of(Part.values())
                    .filter(part -> part.name().replace('_', '-').equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no part '" + value
                            + "'; known are truth, articles, short-texts, listings, rules, expert and life"));
        }
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(System.out);
        // New ones for each round, and for half as many again that warm up; at least those of the part about truth.
        int wanted = Math.max(truth.getLast(), documents * (rounds + 1) * 3 / 2);
        Path folder = Files.createTempDirectory("weir-comparison");
        try {
            Results results = results(new Corpora(news, listings, detection, experts, wanted, seed), wanted, folder, progress);
            System.out.println();
            System.out.print(Report.text(results));
            System.out.println("Written to " + out.toAbsolutePath());
        } finally {
            delete(folder);
        }
        return 0;
    }

    /** Measures one part after the other, and writes each time what there is: the whole may take hours. */
    private Results results(Corpora corpora, int items, Path folder, Progress progress) throws IOException {
        Set<Part> wanted = EnumSet.copyOf(parts);
        // With it Lucene reads its postings by vectors, which is to the peers' good.
        Jvm jvm = Jvm.of(heap, "--add-modules=jdk.incubator.vector");
        Pace pace = new Pace(
                documents, rounds, (long) (warmUpSeconds * NANOS_PER_SECOND), (long) (roundSeconds * NANOS_PER_SECOND));
        Results results =
                new Results(Machine.here(heap), corpora.toString(), List.of(), Optional.empty(), Optional.empty());
        if (wanted.contains(Part.TRUTH)) {
            Setting setting = new Setting(Setting.ARTICLES, Mixture.FULL.label(), truth.getFirst());
            progress.say("truth: " + setting + " against brute force");
            Materials materials = Materials.write(corpora.workload(setting), setting.searches(), items, folder);
            results = results.with(new TruthScenario(progress).run(materials, truth.getLast(), jvm));
            Report.write(results, out);
        }
        if (wanted.contains(Part.LIFE)) {
            int most = sizes.stream().max(Integer::compare).orElseThrow();
            Setting setting = new Setting(Setting.ARTICLES, Mixture.FULL.label(), most);
            progress.say("the life of a process: " + setting);
            Workload workload = corpora.workload(setting);
            Materials materials = Materials.write(workload, most, items, folder);
            results = results.with(new LifeScenario(workload, pace, progress).run(materials, jvm));
            Report.write(results, out);
        }
        Plan plan = new Plan(sizes, peers);
        for (Setting setting : settings(plan, wanted, corpora)) {
            progress.say(setting.toString());
            Materials materials = Materials.write(corpora.workload(setting), setting.searches(), items, folder);
            results = results.with(new Duel(setting, plan.contestants(setting), pace, progress).run(materials, jvm));
            Report.write(results, out);
        }
        return results;
    }

    private static List<Setting> settings(Plan plan, Set<Part> wanted, Corpora corpora) throws IOException {
        List<Setting> settings = new ArrayList<>();
        for (Part part : wanted) {
            settings.addAll(
                    switch (part) {
                        case ARTICLES -> plan.articles();
                        case SHORT_TEXTS -> plan.shortTexts();
                        case LISTINGS -> plan.listings();
                        case RULES -> plan.rules(corpora.rules().rules().size());
                        case EXPERT -> plan.expert();
                        case TRUTH, LIFE -> List.of();
                    });
        }
        settings.sort(Comparator.comparingInt(Setting::searches));
        return settings;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
