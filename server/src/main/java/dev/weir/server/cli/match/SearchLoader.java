package dev.weir.server.cli.match;

import dev.weir.client.files.BadInputException;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.SearchLines;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.WordLists;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads searches into a query index. */
final class SearchLoader {
    private final Schema schema;
    private final QueryParser parser;
    private final WordLists lists;
    private final Consumer<String> problems;
    private final Map<String, String> placeByName = new HashMap<>();
    private final List<Parsed> good = new ArrayList<>();
    private int bad;

    /**
     * @param lists to which the searches may refer
     * @param problems told of each line that is left out, in order
     */
    SearchLoader(Schema schema, WordLists lists, Consumer<String> problems) {
        this.schema = schema;
        this.parser = new QueryParser(schema);
        this.lists = lists;
        this.problems = problems;
    }

    /** A line's search, or what is wrong with it. */
    private record Parsed(
            String name, String place, @Nullable ParsedQuery query, String problem) {}

    StandingSearches load(Iterator<JsonLine> lines, OrderedChunks chunks) throws IOException, InterruptedException {
        chunks.run(lines, chunk -> chunk.stream().map(this::parse).toList(), parsed -> parsed.forEach(this::take));
        // An id is the rank of the name, so that hits, which come by id, are sorted by name.
        good.sort(Comparator.comparing(Parsed::name));
        QueryIndex index = new QueryIndex(schema, System::nanoTime);
        List<String> names = new ArrayList<>(good.size());
        for (Parsed search : good) {
            if (search.query() != null) {
                index.put(names.size(), 0, search.query());
                names.add(search.name());
            }
        }
        index.forgetBefore(0);
        while (index.maintain()) {
            // Until all of it is compiled: nothing changes any more, and documents come next.
        }
        return new StandingSearches(index, List.copyOf(names), bad);
    }

    private Parsed parse(JsonLine line) {
        String name = "";
        try {
            SavedSearch search = SearchLines.read(line);
            name = search.getName();
            return new Parsed(name, line.place(), QueryConverter.parse(search, parser, lists), "");
        } catch (BadInputException e) {
            return new Parsed(name, line.place(), null, String.valueOf(e.getMessage()));
        } catch (WeirException e) {
            return new Parsed(name, line.place(), null, line.place() + ": search \"" + name + "\": " + e.message());
        }
    }

    private void take(Parsed parsed) {
        String problem = parsed.problem();
        if (parsed.query() != null) {
            String taken = placeByName.putIfAbsent(parsed.name(), parsed.place());
            if (taken == null) {
                good.add(parsed);
                return;
            }
            problem = parsed.place() + ": the name \"" + parsed.name() + "\" is taken by " + taken
                    + ": give each search its own";
        }
        bad++;
        problems.accept(problem);
    }
}
