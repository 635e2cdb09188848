package dev.weir.matcher.index;

import dev.weir.matcher.flat.Longs;
import dev.weir.matcher.standing.Ids;
import dev.weir.matcher.standing.Registry;

/**
 * Who stands with the slots of a segment, as the registry has it.
 *
 * @param idOf for each slot the id that stands with it; of those with several, where they are in {@code ids}
 * @param ids of slots with several, each row behind its length
 * @param several which slots have several, as bits
 * @param settledAfter the position after which these ids stand
 * @param special about which slots the registry must be asked, as bits
 */
// Handed over to a segment, which is in the hot path.
@SuppressWarnings("ArrayRecordComponent")
record SlotIds(long[] idOf, long[] ids, long[] several, long settledAfter, long[] special) {
    static SlotIds none() {
        return new SlotIds(new long[0], new long[0], new long[1], -1, new long[1]);
    }

    /**
     * Asks the registry.
     *
     * @param entryOf for each slot its entry
     * @param registry within a survey, or where nobody changes it
     */
    static SlotIds of(int[] entryOf, Registry registry) {
        long[] idOf = new long[entryOf.length];
        Longs ids = new Longs();
        long[] several = new long[(entryOf.length >>> 6) + 1];
        long[] special = new long[(entryOf.length >>> 6) + 1];
        long settledAfter = -1;
        Ids found = new Ids();
        for (int slot = 0; slot < entryOf.length; slot++) {
            found.clear();
            long after = registry.settledAfter(entryOf[slot], found);
            if (after == Registry.NOT_SETTLED || found.size() == 0) {
                special[slot >>> 6] |= 1L << slot;
                continue;
            }
            settledAfter = Math.max(settledAfter, after);
            if (found.size() == 1) {
                idOf[slot] = found.get(0);
            } else {
                several[slot >>> 6] |= 1L << slot;
                idOf[slot] = ids.size();
                ids.add(found.size());
                for (int i = 0; i < found.size(); i++) {
                    ids.add(found.get(i));
                }
            }
        }
        return new SlotIds(idOf, ids.toArray(), several, settledAfter, special);
    }
}
