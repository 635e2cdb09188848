package dev.weir.server.store;

import dev.weir.server.store.v1.StoredSearch;
import org.jspecify.annotations.Nullable;

/** Of all versions of all searches, ordered by uid and position, the newest of each search that is not deleted. */
final class NewestSearches implements Scan<StoredSearch> {
    private final Scan<StoredSearch> versions;
    private @Nullable StoredSearch entry;
    private boolean ahead;

    NewestSearches(Scan<StoredSearch> versions) {
        this.versions = versions;
        this.ahead = versions.next();
    }

    @Override
    public boolean next() {
        while (ahead) {
            long uid = versions.position();
            StoredSearch newest = versions.entry();
            ahead = versions.next();
            while (ahead && versions.position() == uid) {
                newest = versions.entry();
                ahead = versions.next();
            }
            if (!newest.getDeleted()) {
                entry = newest;
                return true;
            }
        }
        entry = null;
        return false;
    }

    @Override
    public long position() {
        return entry().getSavedSearch().getUid();
    }

    @Override
    public StoredSearch entry() {
        if (entry == null) {
            throw new IllegalStateException("next() has not found an entry");
        }
        return entry;
    }

    @Override
    public void close() {
        versions.close();
    }
}
