package dev.weir.server.grpc;

import dev.weir.server.contract.ReadingConverter;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.Feeds;
import dev.weir.server.feed.Outcome;
import dev.weir.v1.ImportSavedSearchesRequest;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.ImportStart;
import dev.weir.v1.ImportStart.OnExisting;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.SavedSearch;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One import stream. */
final class SearchImport implements ItemStream.Handler<ImportSavedSearchesRequest, ImportSavedSearchesResponse> {
    /** How many warnings of one item are told. */
    private static final int WARNINGS_MAX = 10;

    private final Feeds feeds;
    private @Nullable Feed feed;
    private ImportStart start = ImportStart.getDefaultInstance();
    private long nextIndex;

    SearchImport(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Optional<CompletableFuture<ImportSavedSearchesResponse>> take(ImportSavedSearchesRequest message) {
        return switch (message.getMessageCase()) {
            case START -> {
                begin(message.getStart());
                yield Optional.empty();
            }
            case SAVED_SEARCH -> Optional.of(save(requireFeed(), message.getSavedSearch(), nextIndex++));
            case MESSAGE_NOT_SET ->
                throw WeirException.invalid("message", "is not set: send start first, then saved_search for each item");
        };
    }

    private void begin(ImportStart first) {
        if (feed != null) {
            throw WeirException.invalid("start", "came a second time: it is the first message only");
        }
        if (first.getOnExisting() == OnExisting.UNRECOGNIZED) {
            throw WeirException.invalid(
                    "start.on_existing", "is unknown (" + first.getOnExistingValue() + "): use REPLACE or FAIL");
        }
        feed = feeds.require(ResourceName.feedId(first.getParent(), "start.parent"));
        start = first;
    }

    private Feed requireFeed() {
        if (feed == null) {
            throw WeirException.invalid("start", "is missing: the first message names the feed");
        }
        return feed;
    }

    private CompletableFuture<ImportSavedSearchesResponse> save(Feed into, SavedSearch search, long index) {
        try {
            boolean replace = start.getOnExisting() != OnExisting.ON_EXISTING_FAIL;
            if (start.getValidateOnly()) {
                SavedSearch checked = into.searches().check(search, replace);
                return CompletableFuture.completedFuture(answer(index, new Outcome(0, 0, 0, checked)));
            }
            return into.searches()
                    .take(search, replace)
                    .handle((outcome, failed) ->
                            failed == null ? answer(index, outcome) : refuse(index, search, failed));
        } catch (WeirException e) {
            return CompletableFuture.completedFuture(refuse(index, search, e.in("saved_search")));
        }
    }

    private static ImportSavedSearchesResponse answer(long index, Outcome outcome) {
        SavedSearch saved = outcome.requireSearch();
        return ImportSavedSearchesResponse.newBuilder()
                .setIndex(index)
                .setStatus(ItemStatus.getDefaultInstance())
                .setName(saved.getName())
                .setPosition(outcome.position())
                .setCost(saved.getCost())
                .addAllWarnings(ReadingConverter.warnings(outcome.warnings(), WARNINGS_MAX))
                .build();
    }

    private static ImportSavedSearchesResponse refuse(long index, SavedSearch search, Throwable error) {
        return ImportSavedSearchesResponse.newBuilder()
                .setIndex(index)
                .setStatus(GrpcErrors.toItem(error))
                .setName(search.getName())
                .build();
    }
}
