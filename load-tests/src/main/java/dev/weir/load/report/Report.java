package dev.weir.load.report;

import dev.weir.load.contender.Lines;
import dev.weir.load.outcome.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a report: {@code report.md}, {@code report.txt}, {@code chart.svg} and {@code outcomes.jsonl}, which has
 * each round.
 */
public final class Report {
    private Report() {}

    /** Writes them into a folder, which is made if need be. */
    public static void write(Results results, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), new Tables(results, Layout.MARKDOWN).text());
        Files.writeString(folder.resolve("report.txt"), text(results));
        Files.writeString(folder.resolve("chart.svg"), new Chart(results).svg());
        Lines.write(folder.resolve("outcomes.jsonl"), results.outcomes().iterator());
    }

    /** The tables as plain text. */
    public static String text(Results results) {
        return new Tables(results, Layout.PLAIN).text();
    }
}
