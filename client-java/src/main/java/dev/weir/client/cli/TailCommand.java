package dev.weir.client.cli;

import dev.weir.client.Consumer;
import dev.weir.client.EventReader;
import dev.weir.client.Names;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import dev.weir.v1.Notification;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.StartPoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir tail}. */
@Command(
        name = "tail",
        description =
                "Shows notifications as they come: of a feed (--feed), or of a subscription (--subscription), which then"
                        + " are acknowledged. Ctrl-C ends it and says how to go on.",
        footer = {
            "  weir tail --feed news",
            "  weir tail --feed news --owner me --from earliest --count 20 --fields title,source",
            "  weir tail --subscription feeds/news/subscriptions/me --output json"
        })
final class TailCommand extends WeirCommand {
    private static final Duration PULL_WAIT = Duration.ofSeconds(10);

    @Option(names = "--feed", paramLabel = "FEED", description = "The feed's name.")
    private @Nullable String feed;

    @Option(
            names = "--subscription",
            paramLabel = "NAME",
            description = "A subscription, in full or, with --feed, by its id. What is shown is acknowledged.")
    private @Nullable String subscription;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description =
                    "Where to begin: earliest, latest, stored, a position, a time such as 2026-03-01T09:30:00Z, or a"
                            + " token. Default: latest, for a subscription stored.")
    private @Nullable String from;

    @Option(names = "--count", paramLabel = "N", description = "Ends after so many notifications.")
    private @Nullable Integer count;

    @Mixin
    private TailSelection selection = new TailSelection();

    TailCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) throws Exception {
        if (count != null && count < 1) {
            throw usage("--count must be at least 1, it is " + count);
        }
        if (subscription != null) {
            return ofSubscription(client, output);
        }
        if (feed == null) {
            throw usage("name a feed with --feed, or a subscription with --subscription");
        }
        return ofFeed(client, Names.feed(feed), output);
    }

    private int ofFeed(WeirClient client, String name, Output output) {
        NotificationText text = new NotificationText(output.style(), NotificationText.OWN_MARKS);
        ReadNotificationsRequest.Builder request = ReadNotificationsRequest.newBuilder()
                .setQuery(NotificationQuery.newBuilder()
                        .setParent(name)
                        .setSelector(selection.selector())
                        .setView(selection.view(output.json())))
                .setFrom(from == null ? StartPoints.latest() : StartPlaces.parse(from))
                .setFollow(true);
        if (count != null) {
            request.setLimit(count);
        }
        // One call first, since reading would go on trying for longer than a person waits.
        var unused = client.feeds().get(name);
        try (WeirClient patient = patientClient();
                EventReader<Notification> reader = patient.subscriptions().read(request.build())) {
            Interrupts.Registration interrupts = context.interrupts().register(reader::close);
            try {
                for (Notification notification : reader) {
                    show(notification, text, output);
                    if (!output.flush()) {
                        break;
                    }
                }
                goOn("weir tail --feed " + Names.id(name) + selection.written(), reader.token(), output);
            } finally {
                interrupts.end();
            }
        }
        return ExitCodes.OK;
    }

    private int ofSubscription(WeirClient client, Output output) throws Exception {
        if (selection.given()) {
            throw usage("--owner, --label, --fields and --no-snippets are the subscription's own; leave them out here");
        }
        String given = subscription == null ? "" : subscription;
        String name = feed == null ? Names.subscription(given) : Names.subscription(feed, given);
        SnippetOptions options = client.subscriptions()
                .get(name.substring(0, name.indexOf("/subscriptions/")), name)
                .getView()
                .getSnippets();
        NotificationText text = new NotificationText(output.style(), NotificationText.Marks.of(options));
        try (WeirClient patient = patientClient()) {
            if (count != null) {
                return pull(patient, name, count, text, output);
            }
            Consumer consumer = patient.subscriptions()
                    .consumer(name)
                    .startFrom(from == null ? StartPoints.stored() : StartPlaces.parse(from))
                    .reconnectFor(retryFor(Duration.ofSeconds(60)))
                    .handler(notification -> {
                        show(notification, text, output);
                        if (!output.flush()) {
                            throw new java.io.IOException("nobody reads the output any more");
                        }
                    })
                    .build();
            Interrupts.Registration interrupts = context.interrupts().register(consumer::close);
            try {
                consumer.start().join();
                goOn("weir tail --subscription " + name, consumer.token(), output);
            } finally {
                consumer.close();
                interrupts.end();
            }
        }
        return ExitCodes.OK;
    }

    /** A number of notifications is pulled, not streamed, so that exactly these are acknowledged. */
    private int pull(WeirClient client, String name, int wanted, NotificationText text, Output output) {
        AtomicBoolean stopped = new AtomicBoolean();
        String token = "";
        if (from != null) {
            StartPoint point = StartPlaces.parse(from);
            if (!point.hasToken() && !point.getPlace().equals(StartPoint.Place.PLACE_STORED)) {
                throw usage("with --subscription and --count, --from can be stored or a token");
            }
            token = point.getToken();
        }
        int left = wanted;
        Interrupts.Registration interrupts = context.interrupts().register(() -> stopped.set(true));
        try {
            while (left > 0 && !stopped.get()) {
                PullNotificationsResponse pulled = Calls.await(client.subscriptions()
                        .pullAsync(PullNotificationsRequest.newBuilder()
                                .setSubscription(name)
                                .setMaxNotifications(Math.min(left, 256))
                                .setWait(com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(PULL_WAIT.toSeconds()))
                                .setAfterToken(token)
                                .build()));
                for (Notification notification : pulled.getNotificationsList()) {
                    show(notification, text, output);
                }
                if (!output.flush()) {
                    break;
                }
                left -= pulled.getNotificationsCount();
                token = client.subscriptions().acknowledge(name, pulled.getToken());
            }
        } finally {
            interrupts.end();
        }
        return ExitCodes.OK;
    }

    private static void show(Notification notification, NotificationText text, Output output) {
        if (output.json()) {
            output.message(notification);
        } else {
            text.lines(notification).forEach(output::line);
        }
    }

    private void goOn(String command, String token, Output output) {
        if (!token.isEmpty()) {
            context.err().println(output.style().faint("to go on from here: " + command + " --from " + token));
        }
    }
}
