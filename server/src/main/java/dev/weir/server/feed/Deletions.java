package dev.weir.server.feed;

import dev.weir.server.store.v1.StoredDeletions;
import dev.weir.server.store.v1.StoredDeletions.Deletion;
import java.util.List;

/** The newest deletions of feeds by their request ids, so that a repeat is harmless. Immutable. */
record Deletions(StoredDeletions stored) {
    /** How many are remembered; the contract names the number. */
    private static final int DELETIONS_MAX = 1_024;

    /**
     * Whether a request is the repeat of one of them.
     *
     * @throws dev.weir.server.error.WeirException when the id came before with another request
     */
    boolean isRepeat(RequestId request) {
        for (Deletion deletion : stored.getDeletionsList()) {
            if (request.isPresent() && deletion.getRequestId().equals(request.id())) {
                request.requireSame(deletion.getRequestDigest());
                return true;
            }
        }
        return false;
    }

    /** These and one more; the oldest is forgotten where they are too many. */
    Deletions and(RequestId request) {
        if (!request.isPresent()) {
            return this;
        }
        List<Deletion> present = stored.getDeletionsList();
        return new Deletions(StoredDeletions.newBuilder()
                .addAllDeletions(present.subList(Math.max(0, present.size() - DELETIONS_MAX + 1), present.size()))
                .addDeletions(Deletion.newBuilder().setRequestId(request.id()).setRequestDigest(request.digest()))
                .build());
    }
}
