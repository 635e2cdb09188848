package dev.weir.matcher.reading;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.pattern.IntList;
import dev.weir.matcher.pattern.PatternIndex;
import dev.weir.matcher.pattern.Probe;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/** What it takes to look up a token that is not known yet. For one thread. */
final class Unseen {
    private final Probe probe = new Probe();
    private final IntList all = new IntList();
    private final Ints found = new Ints();
    private final BytesRef bytes = new BytesRef();

    /** The token as Lucene keeps it; valid until the next call. */
    BytesRef bytes(char[] chars, int start, int length) {
        bytes.bytes = ArrayUtil.grow(bytes.bytes, UnicodeUtil.maxUTF8Length(length));
        bytes.length = UnicodeUtil.UTF16toUTF8(chars, start, length, bytes.bytes);
        return bytes;
    }

    /** Finds the patterns that the term satisfies, of those numbered from one number up to another; how many. */
    int satisfied(PatternIndex patterns, BytesRef term, int from, int limit) {
        all.clear();
        found.clear();
        patterns.satisfied(term, from, probe, all);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) < limit) {
                found.add(all.get(i));
            }
        }
        return found.size();
    }

    /** What {@link #satisfied} found. */
    Ints found() {
        return found;
    }
}
