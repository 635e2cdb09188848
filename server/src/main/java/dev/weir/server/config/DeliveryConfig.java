package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How notifications are sent. */
public record DeliveryConfig(
        @JsonPropertyDescription(
                "Threads that send to subscriptions which have everything but the newest. From 1 to 1,024.")
        int threads,

        @JsonPropertyDescription(
                "Threads that read the log for subscriptions which catch up, and send. From 1 to 1,024.")
        int catchUpThreads,

        @JsonPropertyDescription("Notifications of one batch. From 1 to 256.")
        int batchNotificationsMax,

        @JsonPropertyDescription("Bytes of one batch of more than one notification. At most 65,536.")
        int batchBytesMax,

        @JsonPropertyDescription(
                "Bytes of recent events, of all feeds together, that are held in memory for subscriptions that keep"
                        + " up.")
        long recentBytesMax,

        @JsonPropertyDescription(
                "While documents pass and none match, progress is told once in this many milliseconds.")
        int progressMs,

        @JsonPropertyDescription("How long a pull may wait for its first notification, in milliseconds.")
        int pullWaitMsMax,

        @JsonPropertyDescription("Consumers that are connected at one time.")
        int consumersMax) {

    /** @throws ConfigException when a value is out of its range */
    public DeliveryConfig {
        Range.check("delivery.threads", threads, 1, 1_024);
        Range.check("delivery.catch_up_threads", catchUpThreads, 1, 1_024);
        // The contract promises readers no larger batches than these.
        Range.check("delivery.batch_notifications_max", batchNotificationsMax, 1, 256);
        Range.check("delivery.batch_bytes_max", batchBytesMax, 1_024, 65_536);
        Range.check("delivery.recent_bytes_max", recentBytesMax, 0, 1L << 40);
        Range.check("delivery.progress_ms", progressMs, 1, 3_600_000);
        Range.check("delivery.pull_wait_ms_max", pullWaitMsMax, 0, 60_000);
        Range.check("delivery.consumers_max", consumersMax, 1, 10_000_000);
    }

    static DeliveryConfig defaults() {
        return new DeliveryConfig(
                /* threads= */ 2,
                /* catchUpThreads= */ 2,
                /* batchNotificationsMax= */ 256,
                /* batchBytesMax= */ 65_536,
                /* recentBytesMax= */ 32 << 20,
                /* progressMs= */ 1_000,
                /* pullWaitMsMax= */ 60_000,
                /* consumersMax= */ 10_000);
    }
}
