package dev.weir.load.report;

import dev.weir.load.contender.Reply;
import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Engine;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Results;
import dev.weir.load.outcome.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything in tables. */
final class Tables {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Results results;
    private final Layout layout;

    Tables(Results results, Layout layout) {
        this.results = results;
        this.layout = layout;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(results.machine()).append(".\n\n");
        text.append(capital(results.corpora())).append(".\n\n");
        text.append("Times are medians of rounds that take turns (least and most in brackets); \"times Weir\" compares"
                + " the same documents of the same rounds.\n\n");
        text.append(layout.heading("Bars")).append(bars());
        for (Outcome outcome : results.outcomes()) {
            text.append(layout.heading(heading(outcome))).append(standings(outcome));
            if (!outcome.loads().isEmpty()) {
                text.append(loads(outcome));
            }
        }
        return text.toString();
    }

    private String bars() {
        List<List<String>> rows = new ArrayList<>();
        for (Bar bar : Bars.of(results)) {
            rows.add(List.of(bar.bar(), bar.measured().isEmpty() ? "-" : bar.measured(), bar.verdict()));
        }
        return layout.table(List.of("bar", "measured", "held?"), rows);
    }

    private static String heading(Outcome outcome) {
        String hits = outcome.of(Contestant.WEIR)
                .map(weir -> String.format(Locale.ROOT, ", %.1f hits each", weir.hitsEach()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s (%,d, of them %,d different%s)",
                capital(outcome.setting().toString()),
                outcome.searches(),
                outcome.distinct(),
                hits);
    }

    private String standings(Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        for (Standing standing : outcome.standings()) {
            rows.add(List.of(
                    standing.contestant() + (standing.lost() > 0 ? " (loses hits)" : ""),
                    String.format(
                            Locale.ROOT,
                            "%,.1f [%,.1f, %,.1f]",
                            standing.micros(),
                            Collections.min(standing.microsEach()),
                            Collections.max(standing.microsEach())),
                    String.format(Locale.ROOT, "%,.0f", MICROS_PER_SECOND / standing.micros()),
                    times(standing.ratio()),
                    standing.contestant().finds() ? String.format(Locale.ROOT, "%,.0f", standing.candidatesEach()) : "",
                    standing.lost() > 0 ? String.format(Locale.ROOT, "%,d", standing.lost()) : "",
                    String.format(Locale.ROOT, "%,d", standing.items())));
        }
        return layout.table(
                List.of("", "us a document", "documents/s", "times Weir", "candidates", "lost hits", "sample"), rows);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }

    private String loads(Outcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<Engine, Reply.Loaded> load : new TreeMap<>(outcome.loads()).entrySet()) {
            Reply.Loaded loaded = load.getValue();
            if (load.getKey() != Engine.FLOOR) {
                rows.add(List.of(
                        load.getKey().key(),
                        String.format(Locale.ROOT, "%,.0f", loaded.searches() / (loaded.nanos() / NANOS_PER_SECOND)),
                        String.format(Locale.ROOT, "%,d", loaded.heapBytes() / Math.max(1, loaded.searches()))));
            }
        }
        new TreeMap<>(outcome.failures()).forEach((engine, why) -> rows.add(List.of(engine.key(), why, "-")));
        return layout.table(List.of("taking the searches in", "searches/s", "bytes of heap each"), rows);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
