package dev.weir.server.cli.demo;

import dev.weir.v1.Notification;
import java.util.List;
import java.util.Locale;

/** What the demo says at the end. */
final class DemoSummary {
    private final DemoScreen screen;
    private final HitBoard board;

    DemoSummary(DemoScreen screen, HitBoard board) {
        this.screen = screen;
        this.board = board;
    }

    void show(List<DemoSearches.Example> searches, DemoPublishing.Outcome outcome) {
        screen.heading("What came of it:");
        int most = searches.stream()
                .mapToInt(search -> board.of(search.name()))
                .max()
                .orElse(1);
        for (DemoSearches.Example search : searches) {
            int hits = board.of(search.name());
            screen.line(String.format(
                    Locale.ROOT,
                    "  %s %,6d  %s",
                    screen.name(String.format(Locale.ROOT, "%-12s", search.name())),
                    hits,
                    screen.faint("▪".repeat((int) Math.ceil(40.0 * hits / Math.max(1, most))))));
        }
        screen.line();
        row(
                "documents",
                String.format(
                        Locale.ROOT,
                        "%,d, each on disk with its hits before it was acknowledged",
                        outcome.documents()));
        row("searches", Integer.toString(searches.size()));
        row(
                "notifications",
                String.format(
                        Locale.ROOT,
                        "%,d: %,d enter, %,d update, %,d leave",
                        board.all(),
                        board.of(Notification.Kind.KIND_ENTER),
                        board.of(Notification.Kind.KIND_UPDATE),
                        board.of(Notification.Kind.KIND_LEAVE)));
        row(
                "flat out",
                String.format(
                        Locale.ROOT,
                        "%,.0f documents a second on %d cores",
                        outcome.flatOutPerSecond(),
                        Runtime.getRuntime().availableProcessors()));
        latency("at a steady pace", board.steady());
        latency("flat out", board.underLoad());
    }

    private void latency(String when, Latencies latencies) {
        if (!latencies.isEmpty()) {
            row(
                    "publish to notice",
                    String.format(
                            Locale.ROOT,
                            "%.1f ms in the median, %.1f ms the slowest, %s",
                            latencies.medianMs(),
                            latencies.slowestMs(),
                            when));
        }
    }

    private void row(String name, String value) {
        screen.line(String.format(Locale.ROOT, "  %-18s %s", name, value));
    }
}
