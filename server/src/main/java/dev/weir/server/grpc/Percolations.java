package dev.weir.server.grpc;

import dev.weir.matcher.index.Failure;
import dev.weir.server.feed.Feed;
import dev.weir.v1.PercolateFailure;
import dev.weir.v1.PercolateMatch;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import dev.weir.v1.SavedSearch;

/** Answers percolations: which searches match a document, told in batches so that no number of them is too many. */
final class Percolations {
    private static final int BATCH_MATCHES_MAX = 256;

    private Percolations() {}

    static void percolate(Feed feed, PercolateRequest request, ServerStream<PercolateResponse> stream) {
        Feed.Percolation percolation = InField.of("document", () -> feed.percolate(request.getDocument()));
        PercolateResponse.Builder batch = PercolateResponse.newBuilder().setPosition(percolation.position() - 1);
        for (long uid : percolation.hits().ids()) {
            if (batch.getMatchesCount() == BATCH_MATCHES_MAX) {
                stream.send(batch.build());
                batch.clearMatches();
            }
            feed.registry().before(uid, percolation.position()).ifPresent(search -> batch.addMatches(match(search)));
        }
        for (Failure failure : percolation.hits().failures()) {
            feed.registry()
                    .before(failure.id(), percolation.position())
                    .ifPresent(search -> batch.addFailures(PercolateFailure.newBuilder()
                            .setSavedSearch(search.getName())
                            .setReason(failure.reason())));
        }
        stream.send(batch.build());
    }

    private static PercolateMatch match(SavedSearch search) {
        return PercolateMatch.newBuilder()
                .setSavedSearch(search.getName())
                .setSavedSearchUid(search.getUid())
                .setOwner(search.getOwner())
                .putAllLabels(search.getLabelsMap())
                .build();
    }
}
