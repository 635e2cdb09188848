package dev.weir.load.report;

import dev.weir.load.outcome.Contestant;
import dev.weir.load.outcome.Outcome;
import dev.weir.load.outcome.Results;
import dev.weir.load.outcome.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of a document as bars on a logarithmic scale, a group for each duel. The colours can be read on a light and
 * on a dark background; the text follows what the reader prefers, where the viewer knows.
 */
final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 290;
    private static final int RIGHT = 90;
    private static final int TOP = 56;
    private static final int BAR = 16;
    private static final int GAP = 4;
    private static final int GROUP_GAP = 30;

    private final Results results;
    private final List<Group> groups;
    private final int decadeFrom;
    private final int decadeTo;

    /** A bar: whose, how many microseconds, and its class of colour. */
    private record Row(String label, double micros, String colour) {}

    private record Group(String title, List<Row> rows) {}

    Chart(Results results) {
        this.results = results;
        this.groups = results.outcomes().stream().map(Chart::group).toList();
        List<Double> micros = groups.stream()
                .flatMap(group -> group.rows().stream())
                .map(Row::micros)
                .toList();
        this.decadeFrom =
                (int) Math.floor(Math.log10(micros.stream().min(Double::compare).orElse(1.0)));
        this.decadeTo = Math.max(decadeFrom + 1, (int)
                Math.ceil(Math.log10(micros.stream().max(Double::compare).orElse(10.0))));
    }

    private static Group group(Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        outcome.of(Contestant.WEIR).ifPresent(weir -> rows.add(row("Weir", weir, "weir")));
        outcome.of(Contestant.MEMORY_INDEX)
                .ifPresent(floor -> rows.add(row("analysis and MemoryIndex alone", floor, "floor")));
        Optional<Standing> best = peers(outcome).min(Comparator.comparingDouble(Standing::ratio));
        best.filter(standing -> !standing.contestant().equals(Contestant.MONITOR))
                .ifPresent(standing -> rows.add(row("Lucene Monitor at its best", standing, "best")));
        outcome.of(Contestant.MONITOR)
                .ifPresent(standing -> rows.add(row("Lucene Monitor, default", standing, "peer")));
        return new Group(outcome.setting().toString(), rows);
    }

    private static Stream<Standing> peers(Outcome outcome) {
        return outcome.standings().stream()
                .filter(standing -> standing.contestant().isPeer() && standing.lost() == 0);
    }

    private static Row row(String label, Standing standing, String colour) {
        return new Row(label, standing.micros(), colour);
    }

    String svg() {
        StringBuilder body = new StringBuilder();
        int y = TOP;
        for (Group group : groups) {
            y += GROUP_GAP;
            text(body, 0, y - 8, "start", "title", capital(group.title()));
            for (Row row : group.rows()) {
                bar(body, y, row);
                y += BAR + GAP;
            }
        }
        int bottom = y + 6;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Time of a document\">%n",
                WIDTH,
                bottom + 30));
        svg.append("""
                <style>
                  text { font: 12px system-ui, sans-serif; fill: #57606a; }
                  .head { font-size: 15px; font-weight: 600; fill: #24292f; }
                  .title { font-weight: 600; fill: #24292f; }
                  .grid { stroke: #8c959f; stroke-opacity: .35; }
                  .weir { fill: #2da44e; } .floor { fill: #8c959f; } .best { fill: #d4a72c; } .peer { fill: #cf5b56; }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #9da7b1; } .head, .title { fill: #e6edf3; }
                  }
                </style>
                """);
        text(svg, 0, 16, "start", "head", "Time of a document, one thread (shorter is better; logarithmic)");
        text(svg, 0, 34, "start", "", results.machine().toString());
        for (int decade = decadeFrom; decade <= decadeTo; decade++) {
            double x = x(Math.pow(10, decade));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                    x,
                    TOP,
                    x,
                    bottom));
            text(svg, x, bottom + 16, "middle", "", time(Math.pow(10, decade)));
        }
        return svg.append(body).append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, int y, Row row) {
        double from = x(Math.pow(10, decadeFrom));
        double to = x(row.micros());
        text(svg, LEFT - 8, y + BAR - 4, "end", "", row.label());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                row.colour(),
                from,
                y,
                Math.max(1, to - from),
                BAR));
        text(svg, to + 6, y + BAR - 4, "start", "", time(row.micros()));
    }

    private double x(double micros) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(micros) - decadeFrom) / (decadeTo - decadeFrom);
    }

    private static String time(double micros) {
        if (micros < 1_000) {
            return String.format(Locale.ROOT, micros < 10 ? "%.1f us" : "%.0f us", micros)
                    .replace("us", "µs");
        }
        return micros < 1_000_000
                ? String.format(Locale.ROOT, micros < 10_000 ? "%.1f ms" : "%.0f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }

    private static void text(StringBuilder svg, double x, int y, String anchor, String style, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\"%s>%s</text>%n",
                x,
                y,
                anchor,
                style.isEmpty() ? "" : " class=\"" + style + '"',
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
