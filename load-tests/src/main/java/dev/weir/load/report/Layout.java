package dev.weir.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a table is written. */
enum Layout {
    MARKDOWN {
        @Override
        String heading(String text) {
            return "### " + text + "\n\n";
        }

        @Override
        String table(List<String> head, List<List<String>> rows) {
            StringBuilder table = new StringBuilder(row(head));
            table.append(row(IntStream.range(0, head.size())
                    .mapToObj(column -> column == 0 ? "---" : "---:")
                    .toList()));
            rows.forEach(row -> table.append(row(row)));
            return table.append('\n').toString();
        }

        private String row(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |\n";
        }
    },
    PLAIN {
        @Override
        String heading(String text) {
            return text + "\n" + "-".repeat(text.length()) + "\n";
        }

        @Override
        String table(List<String> head, List<List<String>> rows) {
            List<List<String>> all = new ArrayList<>();
            all.add(head);
            all.addAll(rows);
            List<Integer> widths = IntStream.range(0, head.size())
                    .map(column -> all.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElseThrow())
                    .boxed()
                    .toList();
            return all.stream().map(row -> row(row, widths)).collect(Collectors.joining()) + "\n";
        }

        private String row(List<String> cells, List<Integer> widths) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < cells.size(); column++) {
                String blanks =
                        " ".repeat(widths.get(column) - cells.get(column).length());
                row.append(column == 0 ? cells.get(column) + blanks : "  " + blanks + cells.get(column));
            }
            return row.toString().stripTrailing() + "\n";
        }
    };

    abstract String heading(String text);

    /** The first column to the left, the others to the right. */
    abstract String table(List<String> head, List<List<String>> rows);
}
