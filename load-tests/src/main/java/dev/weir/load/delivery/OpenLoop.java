package dev.weir.load.delivery;

import dev.weir.client.DocumentBuilder;
import dev.weir.client.Documents;
import dev.weir.client.Publisher;
import dev.weir.v1.Document;
import dev.weir.v1.Notification;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Publishes documents at a fixed rate, whatever becomes of them, and takes the time from when each was to be sent to
 * when a notification of it arrives. Each document has so many words, and each word is a search.
 */
final class OpenLoop {
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LATENCY_NANOS_MAX = TimeUnit.MINUTES.toNanos(2);
    private static final int PRECISION_DIGITS = 3;

    private final Publisher publisher;
    private final int perSecond;
    private final int words;
    private final int wordsOfDocument;
    private final Random random = new Random(7);
    private final AtomicLong arrived = new AtomicLong();
    private volatile Histogram latencies = new ConcurrentHistogram(LATENCY_NANOS_MAX, PRECISION_DIGITS);
    private volatile boolean recording;

    OpenLoop(Publisher publisher, int perSecond, int words, int wordsOfDocument) {
        this.publisher = publisher;
        this.perSecond = perSecond;
        this.words = words;
        this.wordsOfDocument = wordsOfDocument;
    }

    /** Publishes for so many seconds, and then so many with the latencies recorded; gives these, in nanoseconds. */
    Histogram run(int warmUpSeconds, int seconds) {
        long began = System.nanoTime();
        long interval = NANOS_PER_SECOND / perSecond;
        latencies = new ConcurrentHistogram(LATENCY_NANOS_MAX, PRECISION_DIGITS);
        long documents = (long) (warmUpSeconds + seconds) * perSecond;
        for (long n = 0; n < documents; n++) {
            long due = began + n * interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            recording = n >= (long) warmUpSeconds * perSecond;
            var _ = publisher.publish(document(due));
        }
        publisher.flush();
        recording = false;
        return latencies;
    }

    private Document document(long due) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < wordsOfDocument; i++) {
            text.append("word").append(random.nextInt(words)).append(' ');
        }
        DocumentBuilder document = Documents.document("k" + due);
        return document.text("title", text.toString()).build();
    }

    /** A notification has arrived at a reader whose latency counts. */
    void arrived(Notification notification) {
        arrived.incrementAndGet();
        if (recording) {
            long due = Long.parseLong(notification.getDocumentKey().substring(1));
            latencies.recordValue(Math.min(System.nanoTime() - due, LATENCY_NANOS_MAX));
        }
    }

    /** Notifications that have arrived so far. */
    long arrivedCount() {
        return arrived.get();
    }
}
