package dev.weir.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.model.Told.Place;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.DeleteSubscriptionRequest;
import dev.weir.v1.GetSubscriptionRequest;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.ReadNotificationsResponse;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc;
import dev.weir.v1.SubscriptionServiceGrpc.SubscriptionServiceBlockingStub;
import dev.weir.v1.UpdateSubscriptionRequest;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subscription with its consumer, and what the model says that it must be sent. For one thread. */
final class Reader {
    private static final List<String> OWNERS = List.of("", "ann", "ben");
    private static final int PULL_MAX = 256;

    private final RunningServer server;
    private final Model model;
    private final String name;
    private final Random random;
    /** Where each token stands that was seen of the subscription as it is now; and those that are good no longer. */
    private final Map<String, Place> tokens = new TreeMap<>();

    private final List<String> formerTokens = new ArrayList<>();
    private String owner;
    private Place stored = Place.BEGINNING;
    private @Nullable Session session;

    Reader(RunningServer server, Model model, String id, Random random) {
        this.server = server;
        this.model = model;
        this.name = Messages.NEWS + "/subscriptions/" + id;
        this.random = random;
        this.owner = "";
        create();
    }

    private SubscriptionServiceBlockingStub calls() {
        return SubscriptionServiceGrpc.newBlockingStub(server.channel()).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    private SearchSelector selector() {
        SearchSelector.Builder selector = SearchSelector.newBuilder();
        return owner.isEmpty() ? selector.build() : selector.addOwners(owner).build();
    }

    private void create() {
        long from = 1 + random.nextLong(model.head() + 1);
        owner = OWNERS.get(random.nextInt(OWNERS.size()));
        Subscription made = calls().createSubscription(CreateSubscriptionRequest.newBuilder()
                        .setParent(Messages.NEWS)
                        .setSubscription(Subscription.newBuilder().setName(name).setSelector(selector()))
                        .setStart(StartPoint.newBuilder().setPosition(from))
                        .build())
                .getSubscription();
        stored = new Place(from, 0);
        tokens.put(made.getStoredToken(), stored);
    }

    /** One of all things that can be done with a subscription. */
    void step() {
        switch (random.nextInt(12)) {
            case 0 -> deleteAndCreate();
            case 1 -> select();
            case 2 -> useFormerToken();
            case 3 -> read();
            case 4, 5 -> pull();
            case 6 -> acknowledge();
            case 7 -> disconnect();
            case 8 -> acknowledgeInSession();
            default -> consume();
        }
        check();
    }

    private void consume() {
        if (session == null) {
            boolean fromStored = random.nextBoolean();
            String token = anyToken();
            StartPoint from = fromStored
                    ? StartPoint.newBuilder()
                            .setPlace(StartPoint.Place.PLACE_STORED)
                            .build()
                    : StartPoint.newBuilder().setToken(token).build();
            session = new Session(server.channel(), name, from, fromStored ? stored : place(token));
        }
        session.credit(random.nextInt(20));
    }

    /** The session must have been sent what its credit allows, and no more. */
    void check() {
        Session open = session;
        if (open != null) {
            List<Told> due = due(open.began(), open.credit());
            Await.until(
                    "a consumer has " + due.size() + " notifications",
                    () -> open.told().size() >= due.size());
            assertThat(open.told()).isEqualTo(due);
            open.batches().forEach(this::learn);
        }
        Subscription subscription = calls().getSubscription(
                        GetSubscriptionRequest.newBuilder().setName(name).build())
                .getSubscription();
        assertThat(place(subscription.getStoredToken())).isEqualTo(stored);
    }

    private void learn(NotificationBatch batch) {
        Told last = Told.of(batch.getNotifications(batch.getNotificationsCount() - 1));
        learn(batch.getToken(), last.place());
    }

    private void learn(String token, Place place) {
        Place before = tokens.put(token, place);
        assertThat(before).as("a token stands for ever where it stands").isIn(null, place);
    }

    private Place place(String token) {
        Place place = tokens.get(token);
        assertThat(place).as("the place of a token that the server gave").isNotNull();
        return place;
    }

    private String anyToken() {
        List<String> all = List.copyOf(tokens.keySet());
        return all.get(random.nextInt(all.size()));
    }

    /** What comes behind a place, at most so many. */
    private List<Told> due(Place behind, long most) {
        return model.told().stream()
                .filter(told -> told.place().compareTo(behind) > 0)
                .filter(told -> owner.isEmpty() || told.owner().equals(owner))
                .limit(most)
                .toList();
    }

    private void pull() {
        boolean ahead = random.nextBoolean();
        String after = ahead ? anyToken() : "";
        int most = 1 + random.nextInt(20);
        PullNotificationsResponse answer = pulled(after, most);
        Place from = ahead ? place(after) : stored;
        assertThat(answer.getNotificationsList().stream().map(Told::of)).containsExactlyElementsOf(due(from, most));
        if (answer.getNotificationsCount() > 0) {
            learn(
                    answer.getToken(),
                    Told.of(answer.getNotifications(answer.getNotificationsCount() - 1))
                            .place());
        }
    }

    private PullNotificationsResponse pulled(String after, int most) {
        return calls().pullNotifications(PullNotificationsRequest.newBuilder()
                .setSubscription(name)
                .setMaxNotifications(most)
                .setAfterToken(after)
                .build());
    }

    private void read() {
        String token = anyToken();
        List<Told> told = new ArrayList<>();
        calls().readNotifications(ReadNotificationsRequest.newBuilder()
                        .setSubscription(name)
                        .setFrom(StartPoint.newBuilder().setToken(token))
                        .build())
                .forEachRemaining((ReadNotificationsResponse message) -> message.getNotifications()
                        .getNotificationsList()
                        .forEach(notification -> told.add(Told.of(notification))));
        assertThat(told).isEqualTo(due(place(token), Long.MAX_VALUE));
    }

    private void acknowledge() {
        String token = anyToken();
        String answer = calls().acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                        .setSubscription(name)
                        .setToken(token)
                        .build())
                .getStoredToken();
        acknowledged(place(token));
        assertThat(place(answer)).as("the stored place, which never goes back").isEqualTo(stored);
    }

    private void acknowledgeInSession() {
        Session open = session;
        if (open != null) {
            String token = anyToken();
            String confirmed = open.acknowledge(token);
            acknowledged(place(token));
            assertThat(place(confirmed)).isEqualTo(stored);
        }
    }

    private void acknowledged(Place place) {
        stored = place.compareTo(stored) > 0 ? place : stored;
    }

    private void select() {
        // What a live consumer is sent around the change depends on when it comes; so there is none.
        disconnect();
        String former = owner;
        owner = OWNERS.get(random.nextInt(OWNERS.size()));
        Subscription changed = calls().updateSubscription(UpdateSubscriptionRequest.newBuilder()
                        .setSubscription(Subscription.newBuilder().setName(name).setSelector(selector()))
                        .setUpdateMask(
                                com.google.protobuf.FieldMask.newBuilder().addPaths("selector"))
                        .build())
                .getSubscription();
        assertThat(changed.getSelector()).isEqualTo(selector());
        List<Told> behindStored = pulled("", PULL_MAX).getNotificationsList().stream()
                .map(Told::of)
                .toList();
        stored = lookedAt(former, changed.getStoredPosition())
                .filter(place -> due(place, PULL_MAX).equals(behindStored))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + ", which selected '" + former + "' and was at " + stored
                        + ", selects '" + owner + "' from " + changed.getStoredPosition() + " on and is sent "
                        + behindStored + " of " + model.told()));
        tokens.clear();
        tokens.put(changed.getStoredToken(), stored);
    }

    /**
     * The places, in order, at which the stored token can stand: it may be behind more than the last notification that
     * was sent, behind all that was looked at before the next one. That makes a difference only when others of the
     * notifications there are selected.
     */
    private Stream<Place> lookedAt(String former, long position) {
        Place next = model.told().stream()
                .filter(told -> former.isEmpty() || told.owner().equals(former))
                .map(Told::place)
                .filter(place -> place.compareTo(stored) > 0)
                .findFirst()
                .orElse(Place.END);
        return Stream.of(
                        Stream.of(stored),
                        model.told().stream().map(Told::place),
                        Stream.of(new Place(position, Long.MAX_VALUE)))
                .flatMap(places -> places)
                .filter(place -> place.position() <= position)
                .filter(place -> place.compareTo(stored) >= 0 && place.compareTo(next) < 0);
    }

    private void deleteAndCreate() {
        Session open = session;
        var _ = calls().deleteSubscription(
                        DeleteSubscriptionRequest.newBuilder().setName(name).build());
        if (open != null) {
            assertThat(open.awaitEnd().getCode()).isEqualTo(Status.Code.NOT_FOUND);
            session = null;
        }
        formerTokens.addAll(tokens.keySet());
        tokens.clear();
        create();
    }

    private void useFormerToken() {
        if (!formerTokens.isEmpty()) {
            String token = formerTokens.get(random.nextInt(formerTokens.size()));
            Refusal refusal =
                    Refusal.of(() -> calls().acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                            .setSubscription(name)
                            .setToken(token)
                            .build()));
            assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    /** The consumer goes away without a word. */
    void disconnect() {
        Session open = session;
        if (open != null) {
            open.cancel();
            session = null;
        }
    }
}
