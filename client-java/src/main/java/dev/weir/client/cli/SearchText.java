package dev.weir.client.cli;

import dev.weir.v1.CostClass;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchCost;
import java.util.Locale;

/** Searches as a person reads them, or as JSON. */
final class SearchText {
    /** What rests on fewer documents is little more than a guess. */
    private static final int GUESS_DOCUMENTS = 100;

    private SearchText() {}

    /** Shows all of a search. */
    static void show(SavedSearch search, Output output) {
        if (output.json()) {
            output.message(search);
            return;
        }
        output.line(output.style().bold(search.getName()));
        line(output, "query", search.getQuery());
        search.getFiltersList().forEach(filter -> line(output, "filter", Output.toJson(filter)));
        line(output, "owner", search.getOwner());
        line(output, "labels", Output.labels(search.getLabelsMap()));
        line(
                output,
                "state",
                state(search) + (search.getStateReason().isEmpty() ? "" : ": " + search.getStateReason()));
        line(output, "cost", cost(search.getCost()));
        line(output, "expires", search.hasExpireTime() ? Output.time(search.getExpireTime()) : "");
        line(output, "position", search.getCreatePosition() + ", changed at " + search.getUpdatePosition());
        line(output, "etag", search.getEtag());
    }

    /** Tells of a search in one line: what became of it, and how it is found. */
    static void changed(Output output, String what, SavedSearch search) {
        if (output.json()) {
            output.message(search);
            return;
        }
        String cost = Style.harmless(cost(search.getCost()));
        output.line(what + " " + output.style().bold(search.getName()) + (cost.isEmpty() ? "" : ", " + cost));
    }

    /** As people write it. */
    static String state(SavedSearch search) {
        return search.getState().name().substring("STATE_".length()).toLowerCase(Locale.ROOT);
    }

    /** How a document finds the search; empty where the server has not said. */
    static String cost(SearchCost cost) {
        if (cost.getEveryDocument()) {
            return "decided for every document, since nothing in the query narrows them down" + byLucene(cost);
        }
        if (cost.getCostClass() == CostClass.COST_CLASS_NOTHING) {
            return "can match nothing";
        }
        if (cost.getAnchorsCount() == 0) {
            return "";
        }
        int others = cost.getAnchorCount() - cost.getAnchorsCount();
        return "filed under " + String.join(", ", cost.getAnchorsList())
                + (others > 0 ? String.format(Locale.ROOT, " and %,d more", others) : "")
                + expected(cost)
                + byLucene(cost);
    }

    /** How often it will be looked at; empty where the server has not said. */
    private static String expected(SearchCost cost) {
        if (cost.getCostClass() == CostClass.COST_CLASS_UNSPECIFIED) {
            return "";
        }
        double documents = cost.getCandidatesPerThousand();
        String expected = documents < 1
                ? ", looked at for less than 1 of 1,000 documents"
                : String.format(Locale.ROOT, ", looked at for about %,.0f of 1,000 documents", documents);
        return cost.getCountedDocuments() < GUESS_DOCUMENTS ? expected + " (a guess so far)" : expected;
    }

    private static String byLucene(SearchCost cost) {
        return cost.getAsksLucene() ? ", in part by Lucene" : "";
    }

    private static void line(Output output, String name, String value) {
        if (!value.isEmpty()) {
            output.line(String.format(Locale.ROOT, "  %-9s %s", name, Style.harmless(value)));
        }
    }
}
