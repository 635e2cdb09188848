package dev.weir.matcher.pattern;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** The patterns of one field. One thread adds; any number of threads ask meanwhile, without locks. */
public final class PatternIndex {
    private byte[][] codes = new byte[16][];
    private int[] numbers = new int[16];
    private volatile int size;
    private long bytes;

    /**
     * Adds a pattern. It is visible to whoever gets to know of this call by any hand-over between threads.
     *
     * @param number above all numbers before, at least 0
     */
    public void add(int number, Pattern pattern) {
        if (number < end()) {
            throw new IllegalArgumentException("number " + number + " is below the end, " + end());
        }
        int at = size;
        byte[] code = PatternCode.of(pattern);
        if (at == numbers.length) {
            codes = Arrays.copyOf(codes, at + at / 2);
            numbers = Arrays.copyOf(numbers, at + at / 2);
        }
        codes[at] = code;
        numbers[at] = number;
        bytes += code.length + 24L;
        size = at + 1;
    }

    /**
     * Appends to {@code out} each number at or above {@code from} whose pattern the term satisfies, each once, in any
     * order.
     */
    public void satisfied(BytesRef term, int from, Probe probe, IntList out) {
        int count = size;
        byte[][] standing = codes;
        int[] named = numbers;
        probe.reset(term);
        for (int i = 0; i < count; i++) {
            if (named[i] >= from && PatternCode.matches(standing[i], 0, standing[i].length, probe)) {
                out.add(named[i]);
            }
        }
    }

    /** One above the highest number so far, 0 if there is none. */
    public int end() {
        return size == 0 ? 0 : numbers[size - 1] + 1;
    }

    /**
     * Merges what was added lately into larger parts that do not change. To be called by one thread at a time, beside
     * {@link #add} and {@link #satisfied}.
     *
     * @return whether there was anything to do
     */
    public boolean maintain() {
        return false;
    }

    /** The heap it takes, in bytes, estimated. */
    public long ramBytes() {
        return bytes + 8L * numbers.length;
    }
}
