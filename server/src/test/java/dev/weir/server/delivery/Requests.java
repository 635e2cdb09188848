package dev.weir.server.delivery;

import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.Document;
import dev.weir.v1.NotificationView;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.UpdateSubscriptionRequest;
import java.util.List;

/** Requests that several tests make. */
final class Requests {
    private Requests() {}

    static CreateSubscriptionRequest create(String id, NotificationView.Builder view) {
        return CreateSubscriptionRequest.newBuilder()
                .setParent(Harness.FEED)
                .setSubscription(Subscription.newBuilder()
                        .setName(Harness.subscriptionName(id))
                        .setView(view))
                .setStart(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_EARLIEST))
                .build();
    }

    static CreateSubscriptionRequest create(String id, String... fields) {
        return create(id, NotificationView.newBuilder().addAllFields(List.of(fields)));
    }

    static CreateSubscriptionRequest createWithSnippets(String id) {
        return create(
                id, NotificationView.newBuilder().addFields("*").setSnippets(SnippetOptions.getDefaultInstance()));
    }

    static UpdateSubscriptionRequest select(String id, String owner) {
        return UpdateSubscriptionRequest.newBuilder()
                .setSubscription(Subscription.newBuilder()
                        .setName(Harness.subscriptionName(id))
                        .setSelector(SearchSelector.newBuilder().addOwners(owner)))
                .build();
    }

    static Document document(String key, String title) {
        return Document.newBuilder()
                .setKey(key)
                .putFields("title", Harness.text(title))
                .build();
    }
}
