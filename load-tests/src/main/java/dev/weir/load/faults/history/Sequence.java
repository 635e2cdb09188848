package dev.weir.load.faults.history;

import dev.weir.v1.Notification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The notifications of one subscription, as a reading from the log gives them: what each consumer must have been sent.
 * It only grows. For one thread.
 */
public final class Sequence {
    private final List<Notice> notices = new ArrayList<>();
    private final Map<About, Integer> newest = new HashMap<>();

    /** What a notification is about: a search and a document. */
    private record About(long uid, String key) {
        static About of(Notice notice) {
            return new About(notice.told().uid(), notice.told().key());
        }
    }

    /**
     * A notification.
     *
     * @param told what it says
     * @param digest length and checksum of the whole message's bytes
     */
    public record Notice(Told told, long digest) {
        /** A notification as it was sent. */
        public static Notice of(Notification notification) {
            byte[] bytes = notification.toByteArray();
            CRC32C checksum = new CRC32C();
            checksum.update(bytes);
            return new Notice(Told.of(notification), ((long) bytes.length << Integer.SIZE) | checksum.getValue());
        }
    }

    /** Puts a notification at the end. */
    public void add(Notice notice) {
        newest.put(About.of(notice), notices.size());
        notices.add(notice);
    }

    /** How many there are. */
    public int size() {
        return notices.size();
    }

    /** The one at an index from 0. */
    public Notice get(int index) {
        return notices.get(index);
    }

    /** Whether a later one is about the same search and document as the one at an index. */
    boolean isSuperseded(int index) {
        return newest.getOrDefault(About.of(get(index)), index) > index;
    }

    /** Where the notification of a search for a position is; -1 where there is none. */
    int find(Told told) {
        int index = firstAt(told.position());
        while (index < notices.size() && notices.get(index).told().position() == told.position()) {
            if (notices.get(index).told().uid() == told.uid()) {
                return index;
            }
            index++;
        }
        return -1;
    }

    /** The index of the first one at or behind a position; the size where there is none. */
    int firstAt(long position) {
        int low = 0;
        int high = notices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (notices.get(middle).told().position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The notifications around an index, for people. */
    List<String> around(int index) {
        List<String> lines = new ArrayList<>();
        for (int i = Math.max(0, index - 2); i < Math.min(notices.size(), index + 3); i++) {
            lines.add((i == index ? "> " : "  ") + "log #" + i + ": "
                    + notices.get(i).told());
        }
        return lines;
    }
}
