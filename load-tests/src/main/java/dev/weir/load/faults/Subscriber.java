package dev.weir.load.faults;

import dev.weir.load.faults.actor.Journal;
import dev.weir.load.faults.history.DeliveryChecker;
import dev.weir.load.faults.history.Item;
import dev.weir.load.faults.history.Sequence;
import dev.weir.load.faults.history.Told;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.NotificationView;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.StartPoint;
import java.util.Optional;

/**
 * A subscription of a run.
 *
 * @param id the last part of its name
 * @param owner whose searches it selects; empty for all
 * @param latestOnly whether it is of that mode
 * @param sequence what the log gives for it
 * @param checker holds its consumer against that
 * @param journal of its consumer
 */
record Subscriber(
        String id,
        Optional<String> owner,
        boolean latestOnly,
        Sequence sequence,
        DeliveryChecker checker,
        Journal journal) {
    /** The name in full. */
    String name() {
        return Life.FEED + "/subscriptions/" + id;
    }

    /** What to read to get all that it must be told, also what its mode may leave out. */
    ReadNotificationsRequest everythingFrom(StartPoint from) {
        ReadNotificationsRequest.Builder request =
                ReadNotificationsRequest.newBuilder().setFrom(from);
        if (!latestOnly) {
            return request.setSubscription(name()).build();
        }
        SearchSelector.Builder selector = SearchSelector.newBuilder();
        owner.ifPresent(selector::addOwners);
        return request.setQuery(NotificationQuery.newBuilder()
                        .setParent(Life.FEED)
                        .setSelector(selector)
                        .setView(NotificationView.newBuilder().addFields(Item.SERIAL)))
                .build();
    }

    boolean selects(Told told) {
        return owner.isEmpty() || owner.get().equals(told.owner());
    }
}
