package dev.weir.load.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.weir.client.EventReader;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import dev.weir.v1.Document;
import dev.weir.v1.Notification;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.SavedSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be there once nothing flows any more. */
final class Aftermath {
    private final WeirClient weir;
    private final String feed;
    private final String subscription;

    Aftermath(WeirClient weir, String feed, String subscription) {
        this.weir = weir;
        this.feed = feed;
        this.subscription = subscription;
    }

    /**
     * Checks the documents, the searches and the notifications.
     *
     * @return all notifications of the log
     */
    List<Notification> check(Traffic traffic, Desk desk) throws InterruptedException {
        List<ReadDocumentsResponse> events = events();
        everyAcknowledgedDocumentIsThereOnce(events, traffic.acknowledged());
        everyAcknowledgedSearchIsThere(traffic.searches().standing());
        List<Notification> notifications = notifications();
        assertThat(notifications.stream().map(LogModel.Told::of))
                .as("the notifications are what the documents and searches make them")
                .containsExactlyElementsOf(new LogModel(traffic.searches().history()).notifications(events));
        assertThat(bytes(desk.awaitHandled(notifications.size())))
                .as("the consumer has handled each notification once, in order, byte for byte")
                .isEqualTo(bytes(notifications));
        return notifications;
    }

    /** All answers are in by now, so that the log holds what was acknowledged and nothing else: none twice either. */
    private static void everyAcknowledgedDocumentIsThereOnce(
            List<ReadDocumentsResponse> events, Map<Long, Traffic.Item> acknowledged) {
        Map<Long, Traffic.Item> there = new TreeMap<>();
        for (ReadDocumentsResponse event : events) {
            if (event.hasDocument()) {
                Document document = event.getDocument();
                there.put(document.getPosition(), new Traffic.Item(document.getKey(), asPublished(document)));
            } else {
                there.put(
                        event.getRetraction().getPosition(),
                        new Traffic.Item(event.getRetraction().getKey(), null));
            }
        }
        assertThat(there).as("documents and retractions by position").isEqualTo(acknowledged);
    }

    private static Document asPublished(Document document) {
        return document.toBuilder()
                .clearPosition()
                .clearEventTime()
                .clearPublishTime()
                .build();
    }

    private void everyAcknowledgedSearchIsThere(Map<String, String> standing) {
        Map<String, String> there = new HashMap<>();
        for (SavedSearch search : weir.searches().list(feed)) {
            there.put(search.getName().substring(search.getName().lastIndexOf('/') + 1), search.getQuery());
        }
        assertThat(there).as("queries by the names of searches").isEqualTo(standing);
    }

    private List<ReadDocumentsResponse> events() {
        try (EventReader<ReadDocumentsResponse> events = weir.documents().read(feed, StartPoints.earliest())) {
            return events.stream().toList();
        }
    }

    private List<Notification> notifications() {
        try (EventReader<Notification> notifications =
                weir.subscriptions().read(subscription, StartPoints.earliest())) {
            return notifications.stream().toList();
        }
    }

    private static List<ByteString> bytes(List<Notification> notifications) {
        return notifications.stream().map(Notification::toByteString).toList();
    }
}
