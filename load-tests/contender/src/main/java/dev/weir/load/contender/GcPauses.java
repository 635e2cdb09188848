package dev.weir.load.contender;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The pauses of the garbage collector while this is open, as the JVM tells them: to the millisecond. They arrive by a
 * thread of the JVM, a little later than they happen.
 */
final class GcPauses implements AutoCloseable {
    private static final long ARRIVAL_MILLIS_MAX = 1_000;

    private final List<long[]> pausesNanos = new ArrayList<>();
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = this::note;
    private final long collectionsBefore = collections();
    // The JVM tells milliseconds since its start; documents are timed by System.nanoTime.
    private final long nanoTimeOfStart =
            System.nanoTime() - ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000L;
    private long noted;

    GcPauses() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    private void note(Notification notification, Object unused) {
        if (notification.getUserData() instanceof CompositeData data) {
            GcInfo info = GarbageCollectionNotificationInfo.from(data).getGcInfo();
            add(info.getStartTime(), info.getEndTime());
        }
    }

    private synchronized void add(long startMillis, long endMillis) {
        // Times are cut to whole milliseconds: the pause may have ended almost one later.
        pausesNanos.add(
                new long[] {nanoTimeOfStart + startMillis * 1_000_000L, nanoTimeOfStart + (endMillis + 1) * 1_000_000L
                });
        noted++;
        notifyAll();
    }

    /** Waits until what has happened has arrived, for a second at most. */
    synchronized void awaitArrival() {
        long wanted = collections() - collectionsBefore;
        long until = System.currentTimeMillis() + ARRIVAL_MILLIS_MAX;
        try {
            for (long left = ARRIVAL_MILLIS_MAX;
                    noted < wanted && left > 0;
                    left = until - System.currentTimeMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much of a span was pause; times of {@link System#nanoTime}. */
    synchronized long within(long from, long to) {
        long sum = 0;
        for (long[] pause : pausesNanos) {
            sum += Math.max(0, Math.min(to, pause[1]) - Math.max(from, pause[0]));
        }
        return Math.min(sum, to - from);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("it was added and nobody else removes it", e);
            }
        }
    }
}
