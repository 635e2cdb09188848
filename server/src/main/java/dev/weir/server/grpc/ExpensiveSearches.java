package dev.weir.server.grpc;

import dev.weir.matcher.index.Expense;
import dev.weir.server.feed.Feed;
import dev.weir.v1.ExpensiveSearch;
import dev.weir.v1.ListExpensiveSearchesResponse;
import dev.weir.v1.SavedSearch;
import java.util.List;
import java.util.Optional;

/** Tells on which searches most time goes. */
final class ExpensiveSearches {
    private static final int SIZE_DEFAULT = 20;
    private static final int QUERY_CHARS_MAX = 1_000;

    private ExpensiveSearches() {}

    static ListExpensiveSearchesResponse list(Feed feed, int size) {
        Feed.Spent spent = feed.mostExpensive(Pages.size(size, SIZE_DEFAULT));
        ListExpensiveSearchesResponse.Builder answer = ListExpensiveSearchesResponse.newBuilder()
                .setSampledDocuments(spent.expenses().sampledDocuments())
                .setCandidatesPerDocument(spent.expenses().candidatesPerDocument())
                .setNanosPerDocument(spent.expenses().nanosPerDocument());
        for (Expense expense : spent.expenses().queries()) {
            // An id is the search's uid, and those grow with time.
            List<SavedSearch> searches = expense.ids().stream()
                    .map(uid -> feed.registry().before(uid, spent.position()))
                    .flatMap(Optional::stream)
                    .toList();
            if (!searches.isEmpty()) {
                answer.addExpensiveSearches(search(expense, searches));
            }
        }
        return answer.build();
    }

    private static ExpensiveSearch search(Expense expense, List<SavedSearch> searches) {
        SavedSearch first = searches.getFirst();
        return ExpensiveSearch.newBuilder()
                .addAllSavedSearches(searches.stream().map(SavedSearch::getName).toList())
                .setSavedSearchCount(expense.idCount())
                .setQuery(shortened(first.getQuery()))
                .setCandidatesPerThousand(expense.candidatesPerThousand())
                .setNanosPerDocument(expense.nanosPerDocument())
                .setShare(expense.share())
                .setCost(first.getCost())
                .build();
    }

    private static String shortened(String query) {
        return query.codePointCount(0, query.length()) <= QUERY_CHARS_MAX
                ? query
                : query.substring(0, query.offsetByCodePoints(0, QUERY_CHARS_MAX));
    }
}
