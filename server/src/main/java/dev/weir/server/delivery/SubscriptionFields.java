package dev.weir.server.delivery;

import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.error.WeirException;
import dev.weir.v1.Subscription;
import java.util.List;

/** What a caller may set of a subscription. */
final class SubscriptionFields {
    static final String FIELD = "subscription";
    private static final String SELECTOR = "selector";
    private static final String VIEW = "view";
    private static final String MODE = "mode";

    private SubscriptionFields() {}

    /** The last part of a subscription's name, which must be of a feed. */
    static String idIn(String feedId, String name, String field) {
        ResourceName parsed = ResourceName.ofSubscription(name, field);
        if (!parsed.feed().equals(feedId)) {
            throw WeirException.invalid(
                    field, "\"" + name + "\" is not in the feed \"" + ResourceName.feed(feedId) + "\"");
        }
        return parsed.id();
    }

    /** Checks what a subscription wants; field paths start at the request. */
    static Choices choices(Subscription subscription, Schema schema) {
        try {
            Choices choices = Choices.of(subscription.getSelector(), subscription.getView(), schema);
            return new Choices(choices.selection(), choices.view(), isLatestOnly(subscription));
        } catch (WeirException e) {
            throw e.in(FIELD);
        }
    }

    private static boolean isLatestOnly(Subscription subscription) {
        return switch (subscription.getMode()) {
            case MODE_UNSPECIFIED, MODE_DURABLE -> false;
            case MODE_LATEST_ONLY -> true;
            case UNRECOGNIZED ->
                throw WeirException.invalid(MODE, "is " + subscription.getModeValue() + ": use DURABLE or LATEST_ONLY");
        };
    }

    /** The mode with its default. */
    static Subscription.Mode modeOf(Subscription subscription) {
        return subscription.getMode() == Subscription.Mode.MODE_UNSPECIFIED
                ? Subscription.Mode.MODE_DURABLE
                : subscription.getMode();
    }

    /** What a caller sets, with its maps in order. */
    static Subscription callersPart(Subscription subscription) {
        Subscription.Builder part = Subscription.newBuilder().setName(subscription.getName());
        if (subscription.hasSelector()) {
            part.setSelector(subscription.getSelector());
        }
        if (subscription.hasView()) {
            part.setView(subscription.getView());
        }
        part.setModeValue(subscription.getModeValue());
        try {
            return Subscription.parseFrom(TokenScope.sameBytesForEqual(part.build()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message could not be read back", e);
        }
    }

    /** The subscription with the masked fields of the change. */
    static Subscription merge(Subscription base, Subscription change, FieldMask mask) {
        Subscription.Builder merged = base.toBuilder();
        for (String path : paths(change, mask)) {
            switch (path) {
                case SELECTOR -> {
                    merged.clearSelector();
                    if (change.hasSelector()) {
                        merged.setSelector(change.getSelector());
                    }
                }
                case VIEW -> {
                    merged.clearView();
                    if (change.hasView()) {
                        merged.setView(change.getView());
                    }
                }
                case MODE -> merged.setModeValue(change.getModeValue());
                default ->
                    throw WeirException.invalid(
                            "update_mask",
                            "\"" + path + "\" cannot be changed: use " + SELECTOR + ", " + VIEW + ", " + MODE);
            }
        }
        return merged.build();
    }

    private static List<String> paths(Subscription change, FieldMask mask) {
        if (mask.getPathsCount() > 0) {
            return mask.getPathsList();
        }
        FieldMask.Builder set = FieldMask.newBuilder();
        if (change.hasSelector()) {
            set.addPaths(SELECTOR);
        }
        if (change.hasView()) {
            set.addPaths(VIEW);
        }
        if (change.getModeValue() != Subscription.Mode.MODE_UNSPECIFIED_VALUE) {
            set.addPaths(MODE);
        }
        return set.getPathsList();
    }
}
