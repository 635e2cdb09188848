package dev.weir.client;

import dev.weir.v1.SnippetOptions;
import dev.weir.v1.Subscription;
import java.util.Arrays;

/** Builds a subscription. Without a choice it has all of the feed's notifications. For one thread. */
public final class SubscriptionBuilder {
    private final Subscription.Builder subscription = Subscription.newBuilder();

    SubscriptionBuilder(String name) {
        subscription.setName(name);
    }

    /** Only searches of one of these owners. */
    public SubscriptionBuilder owners(String... owners) {
        subscription.getSelectorBuilder().addAllOwners(Arrays.asList(owners));
        return this;
    }

    /** Only searches with this label, and with every other that is asked for. */
    public SubscriptionBuilder label(String key, String value) {
        subscription.getSelectorBuilder().putLabels(key, value);
        return this;
    }

    /** Notifications carry these fields of the document; {@code *} for all. */
    public SubscriptionBuilder fields(String... fields) {
        subscription.getViewBuilder().addAllFields(Arrays.asList(fields));
        return this;
    }

    /** Notifications carry snippets, made as the server does by default. */
    public SubscriptionBuilder snippets() {
        return snippets(SnippetOptions.getDefaultInstance());
    }

    /** Notifications carry snippets, made like this. */
    public SubscriptionBuilder snippets(SnippetOptions options) {
        subscription.getViewBuilder().setSnippets(options);
        return this;
    }

    /** While it is behind, only what no later notification of the same search and document key follows. */
    public SubscriptionBuilder latestOnly() {
        subscription.setMode(Subscription.Mode.MODE_LATEST_ONLY);
        return this;
    }

    /** The subscription. */
    public Subscription build() {
        return subscription.build();
    }
}
