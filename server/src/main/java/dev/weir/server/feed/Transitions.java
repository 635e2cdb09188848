package dev.weir.server.feed;

import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.HitKind;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** ENTER, UPDATE and LEAVE: what a document event means to each search. */
final class Transitions {
    private Transitions() {}

    /**
     * Merges the searches that matched the version before with those that match now.
     *
     * @param before the searches that matched the version before, ascending; none where there was no version
     * @param now the searches that match now, ascending; none for a retraction
     * @param decided whether a search was decided at all: one that matched before, and stands no more or could not be
     *     decided, is not told LEAVE
     */
    static DocumentHits between(long[] before, long[] now, LongPredicate decided, long watermarkMs) {
        long[] uids = new long[before.length + now.length];
        HitKind[] kinds = new HitKind[uids.length];
        int n = 0;
        int b = 0;
        int m = 0;
        while (b < before.length || m < now.length) {
            if (m == now.length || (b < before.length && before[b] < now[m])) {
                if (decided.test(before[b])) {
                    uids[n] = before[b];
                    kinds[n++] = HitKind.LEAVE;
                }
                b++;
            } else {
                boolean matchedBefore = b < before.length && before[b] == now[m];
                uids[n] = now[m++];
                kinds[n++] = matchedBefore ? HitKind.UPDATE : HitKind.ENTER;
                b += matchedBefore ? 1 : 0;
            }
        }
        return new DocumentHits(watermarkMs, Arrays.copyOf(uids, n), Arrays.copyOf(kinds, n));
    }
}
