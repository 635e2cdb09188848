package dev.weir.load.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Search;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Life;
import dev.weir.load.outcome.Machine;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Results;
import dev.weir.load.outcome.Setting;
import dev.weir.load.outcome.Standing;
import dev.weir.load.outcome.Truth;
import dev.weir.load.report.Report;
import dev.weir.load.workload.Mixture;
import dev.weir.load.workload.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole comparison, with little of everything: real processes, real texts, all engines. */
class ComparisonTest {
    private static final int DOCUMENTS = 200;
    private static final Corpora CORPORA = new Corpora(List.of(), List.of(), List.of(), List.of(), DOCUMENTS, 1);
    // They live for a second or two: the second compiler would not earn its keep.
    private static final Jvm JVM = Jvm.of("1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Pace PACE = new Pace(64, 1, 1, 20_000_000);
    private static final Progress QUIET = new Progress(new PrintStream(OutputStream.nullOutputStream()));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void allEnginesFindTheSameHitsAndTheReportIsWritten() throws Exception {
        List<Contestant> all = new ArrayList<>(List.of(
                Contestant.WEIR,
                Contestant.WEIR_2_THREADS,
                Contestant.ANALYSIS,
                Contestant.MEMORY_INDEX,
                Contestant.BRUTE_FORCE));
        all.addAll(Contestant.PEERS);
        Outcome articles = duel(new Setting(Setting.ARTICLES, Mixture.FULL.label(), 600), all);
        List<Contestant> some = List.of(Contestant.WEIR, Contestant.MONITOR);
        Outcome listings = duel(new Setting(Setting.LISTINGS, "", 2_000), some);
        Outcome expert = duel(new Setting(Setting.EXPERT, "", 400), some);
        Outcome rules = duel(new Setting(Setting.RULES, "", 100), some);

        assertThat(articles.standings()).hasSize(all.size()).allSatisfy(standing -> {
            assertThat(standing.lost()).isZero();
            assertThat(standing.micros()).isPositive();
        });
        assertThat(articles.of(Contestant.WEIR).map(Standing::hitsEach))
                .hasValueSatisfying(hits -> assertThat(hits).isPositive());

        Setting setting = new Setting(Setting.ARTICLES, Mixture.FULL.label(), 300);
        Workload workload = CORPORA.workload(setting);
        Materials materials = Materials.write(workload, setting.searches(), DOCUMENTS, folder);
        Life life = new LifeScenario(workload, PACE, QUIET).run(materials, JVM);
        assertThat(life.seenAtOnce()).isTrue();
        assertThat(life.changes()).isPositive();
        assertThat(life.restart().same()).isTrue();
        assertThat(life.restart().searches()).isEqualTo(materials.count());
        assertThat(life.restart().millis())
                .allSatisfy(millis -> assertThat(millis).isPositive());
        Truth truth = new TruthScenario(QUIET).run(materials, 100, JVM);
        assertThat(truth.differences()).as(truth.first()).isZero();
        assertThat(truth.hits()).isPositive();

        Path report = folder.resolve("report");
        Report.write(
                new Results(
                        Machine.here("1g"),
                        CORPORA.toString(),
                        List.of(articles, listings, expert, rules),
                        Optional.of(life),
                        Optional.of(truth)),
                report);
        assertThat(report.resolve("report.md")).content().contains("| truth", "| held |", "Lucene Monitor, 4 passes");
        assertThat(report.resolve("report.txt")).content().contains("not measured");
        assertThat(report.resolve("outcomes.jsonl")).content().hasLineCount(4);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.resolve("chart.svg").toFile())
                        .getElementsByTagName("rect")
                        .getLength())
                .isGreaterThan(6);
    }

    @Test
    void aHitThatOneEngineLacksIsNamed() throws IOException {
        Setting setting = new Setting(Setting.ARTICLES, Mixture.PLAIN.label(), 1);
        Materials materials = Materials.write(CORPORA.workload(setting), 1, DOCUMENTS, folder);
        Lines.write(
                materials.searches(),
                List.of(new Search(0, "committee"), new Search(1, "the")).iterator());
        Path fewer = folder.resolve("fewer.jsonl");
        Lines.write(fewer, List.of(new Search(0, "committee")).iterator());
        try (Child weir = Child.start(Engine.WEIR, materials, JVM);
                Child other = Child.start(Engine.BRUTE_FORCE, materials, JVM)) {
            weir.load(materials);
            other.load(new Materials(materials.shape(), materials.items(), fewer, 1, 1));
            weir.open(materials);
            other.open(materials);
            Entrant complete = new Entrant(Contestant.WEIR, weir);
            Entrant lacking = new Entrant(Contestant.BRUTE_FORCE, other);
            complete.warmUp(PACE, 0);
            lacking.warmUp(PACE, 0);
            int sample = Math.min(complete.sample(), lacking.sample());
            complete.limit(sample);
            lacking.limit(sample);
            Reply.Sample all = complete.round(0, List.of()).whole();
            Reply.Sample less = lacking.round(0, List.of()).whole();
            Agreement agreement = new Agreement(materials.searches());

            agreement.check(complete, all, complete, all, 0);
            assertThatThrownBy(() -> agreement.check(lacking, less, complete, all, 0))
                    .hasMessageContaining("document 0")
                    .hasMessageContaining("Weir alone finds [Search[id=1, text=the");
        }
    }

    private Outcome duel(Setting setting, List<Contestant> contestants) throws IOException {
        Materials materials = Materials.write(CORPORA.workload(setting), setting.searches(), DOCUMENTS, folder);
        return new Duel(setting, contestants, PACE, QUIET).run(materials, JVM);
    }

    @Test
    void whatIsAskedForWronglyIsSaid() {
        assertThat(Comparison.run("--parts", "everything", "--out", folder.toString()))
                .isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
