package dev.weir.client.cli;

import dev.weir.client.files.Moments;
import dev.weir.client.files.SearchLines;
import dev.weir.client.files.Syntaxes;
import dev.weir.v1.Filter;
import dev.weir.v1.SavedSearch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a search has beside name and query, as it is given on the command line. */
final class SearchParts {
    @Option(names = "--owner", paramLabel = "OWNER", description = "Whose search it is.")
    private @Nullable String owner;

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "A mark by which subscriptions select; repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = "A condition that must hold too, such as"
                    + " '{\"field\":\"price\",\"range\":{\"lower\":1,\"upper\":5}}'; repeatable. Others are terms,"
                    + " geo_distance, geo_box and geo_polygon.")
    private List<String> filters = List.of();

    @Option(
            names = "--syntax",
            paramLabel = "SYNTAX",
            description = "The syntax of the query: standard (the default), boolean, elasticsearch or simple.")
    private @Nullable String syntax;

    @Option(names = "--expire", paramLabel = "TIME", description = "When it ends by itself, such as 2027-01-01.")
    private @Nullable String expire;

    /** Sets what was given, and tells its paths. */
    List<String> apply(SavedSearch.Builder search) {
        Map<String, Boolean> paths = new LinkedHashMap<>();
        if (owner != null) {
            search.setOwner(owner);
            paths.put("owner", true);
        }
        if (!labels.isEmpty()) {
            search.putAllLabels(labels);
            paths.put("labels", true);
        }
        for (String json : filters) {
            Filter filter = SearchLines.filter(json);
            search.addFilters(filter);
            paths.put("filters", true);
        }
        if (syntax != null) {
            search.setSyntax(Syntaxes.read(syntax));
            paths.put("syntax", true);
        }
        if (expire != null) {
            search.setExpireTime(Moments.parse(expire));
            paths.put("expire_time", true);
        }
        return List.copyOf(paths.keySet());
    }
}
