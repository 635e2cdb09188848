package dev.weir.server.cli.demo;

import dev.weir.client.SearchBuilder;
import dev.weir.client.Searches;
import dev.weir.v1.SavedSearch;
import java.util.List;

/** The searches of the demo, one of each kind. */
final class DemoSearches {
    private DemoSearches() {}

    /**
     * One search.
     *
     * @param feed where it stands
     * @param kind what it is an example of
     * @param filter the filter beside the query, in words; empty for none
     * @param search the search
     */
    record Example(String feed, String kind, String filter, SavedSearch search) {
        String name() {
            return search.getName();
        }
    }

    static List<Example> all() {
        return List.of(
                text(
                        "climate",
                        "phrases",
                        "\"climate change\" OR \"changement climatique\" OR \"cambio climático\""
                                + " OR \"cambiamento climatico\""),
                text("fishing", "prefixes", "fish* OR fischer* OR pesca* OR pêch* OR visser*"),
                text("both-houses", "proximity", "\"parliament council\"~5"),
                text("terror", "wildcards", "*terroris*"),
                text("strasburg", "fuzzy", "strasburg~1"),
                text("jobs", "German analyzer", "german:arbeitsplatz"),
                text("nuclear", "boolean, not", "(nuclear OR nucléaire OR nuklear* OR kernenerg*) AND NOT iran*"),
                text("crisis", "date range", "(crisis OR krise OR crise OR crisi) AND date:[2008-09-15 TO 2009-12-31]"),
                text(
                        "poverty",
                        "at least two of",
                        "(poverty unemployment armut arbeitslosigkeit pauvreté chômage pobreza desempleo)@2"),
                listing("lake-view", "phrase, price", "", "\"lake view\" AND rooms:[2 TO *] AND price:[* TO 1600]"),
                listing(
                        "pets-garden",
                        "several values, not",
                        "",
                        "amenities:pets AND amenities:garden NOT type:studio"),
                listing(
                        "bargain-loft",
                        "price and date",
                        "",
                        "type:loft AND price:[* TO 1500] AND listed:[2026-05-01 TO 2026-06-15]"),
                example(
                        ListingFeed.NAME,
                        "distance",
                        "place within 900 m of Zürich main station",
                        Searches.search("near-station").query("rooms:[2 TO *]").within("place", 47.3779, 8.5403, 900)));
    }

    private static Example text(String name, String kind, String query) {
        return example(ParliamentFeed.NAME, kind, "", Searches.search(name).query(query));
    }

    private static Example listing(String name, String kind, String filter, String query) {
        return example(ListingFeed.NAME, kind, filter, Searches.search(name).query(query));
    }

    private static Example example(String feed, String kind, String filter, SearchBuilder search) {
        return new Example(feed, kind, filter, search.owner("demo").build());
    }
}
