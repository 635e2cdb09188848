package dev.weir.load.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rounds of one contender. */
final class Measured {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Contender contender;
    private final List<Double> documentsPerSecond = new ArrayList<>();
    private long checksum;

    Measured(Contender contender) {
        this.contender = contender;
    }

    /** One round; it must come to the same as the ones before. */
    void round(List<String> documents) {
        long began = System.nanoTime();
        long sum = 0;
        for (String document : documents) {
            sum = 31 * sum + contender.run(document);
        }
        long nanos = System.nanoTime() - began;
        if (!documentsPerSecond.isEmpty() && sum != checksum) {
            throw new IllegalStateException(contender.name() + " came to another result than in its first round");
        }
        checksum = sum;
        documentsPerSecond.add(documents.size() * NANOS_PER_SECOND / nanos);
    }

    /** Forgets the rounds so far, which were for the JVM to warm up. */
    void warm() {
        documentsPerSecond.clear();
    }

    double median() {
        List<Double> sorted = documentsPerSecond.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-32s %,10.0f documents/s  %,8.1f us each  (median of %d rounds, %,.0f to %,.0f)",
                contender.name(),
                median(),
                1e6 / median(),
                documentsPerSecond.size(),
                documentsPerSecond.stream().min(Double::compare).orElseThrow(),
                documentsPerSecond.stream().max(Double::compare).orElseThrow());
    }
}
