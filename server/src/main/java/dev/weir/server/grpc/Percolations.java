package dev.weir.server.grpc;

import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.matcher.index.Failure;
import dev.weir.server.delivery.SnippetMaker;
import dev.weir.server.delivery.Snippeting;
import dev.weir.server.feed.Feed;
import dev.weir.v1.PercolateFailure;
import dev.weir.v1.PercolateMatch;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import dev.weir.v1.SavedSearch;
import org.jspecify.annotations.Nullable;

/** Answers percolations: which searches match a document, told in batches so that no number of them is too many. */
final class Percolations {
    private static final int BATCH_MATCHES_MAX = 256;

    private Percolations() {}

    static void percolate(Feed feed, PercolateRequest request, ServerStream<PercolateResponse> stream) {
        @Nullable
        SnippetOptions options = request.hasSnippets()
                ? InField.of(
                        "snippets",
                        () -> Snippeting.of(request.getSnippets(), feed.schema().matcher()))
                : null;
        Feed.Percolation percolation = InField.of("document", () -> feed.percolate(request.getDocument()));
        SnippetMaker maker = new SnippetMaker(feed);
        PercolateResponse.Builder batch = PercolateResponse.newBuilder().setPosition(percolation.position() - 1);
        for (long uid : percolation.hits().ids()) {
            if (batch.getMatchesCount() == BATCH_MATCHES_MAX) {
                stream.send(batch.build());
                batch.clearMatches();
            }
            feed.registry().before(uid, percolation.position()).ifPresent(search -> {
                PercolateMatch.Builder match = match(search);
                if (options != null) {
                    match.addAllSnippets(
                            maker.snippets(percolation.document(), percolation.position(), search, options));
                }
                batch.addMatches(match);
            });
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

    private static PercolateMatch.Builder match(SavedSearch search) {
        return PercolateMatch.newBuilder()
                .setSavedSearch(search.getName())
                .setSavedSearchUid(search.getUid())
                .setOwner(search.getOwner())
                .putAllLabels(search.getLabelsMap());
    }
}
