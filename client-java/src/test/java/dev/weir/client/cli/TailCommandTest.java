package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.Await;
import dev.weir.client.Documents;
import dev.weir.client.FakeWeir;
import dev.weir.client.Feeds;
import dev.weir.client.StartPoints;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification;
import dev.weir.v1.Snippet;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.Value;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TailCommandTest {
    private final FakeWeir weir = new FakeWeir();
    private final WeirClient client = WeirClient.connect(weir.target());

    @BeforeEach
    void makeFeed() {
        client.feeds().create(Feeds.feed("news").text("title").build());
        client.subscriptions().create("news", Subscriptions.subscription("me").build());
        publish(5);
    }

    @AfterEach
    void close() {
        client.close();
        weir.close();
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            client.documents()
                    .publish(
                            "news",
                            Documents.document("d" + i).text("title", "x").build());
        }
    }

    private Cli.Result run(String... arguments) {
        return new Cli(weir.target()).run(arguments);
    }

    @Test
    void aNumberOfNotificationsOfAFeedIsShownAndHowToGoOn() {
        Cli.Result result = run("tail", "--feed", "news", "--from", "earliest", "--count", "3", "--owner", "it's me");
        assertThat(result.code()).isZero();
        assertThat(result.outLines()).hasSize(3).allMatch(line -> line.contains("ENTER   all  d"));
        assertThat(result.err().strip())
                .isEqualTo("to go on from here: weir tail --feed news --owner 'it'\\''s me' --from t3");
        Cli.Result rest = run("tail", "--feed", "news", "--from", "t3", "--count", "2", "--output", "json");
        assertThat(rest.outLines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"n"));
    }

    @Test
    void anInterruptionEndsItCleanly() throws Exception {
        Cli cli = new Cli(weir.target());
        CompletableFuture<Cli.Result> running =
                CompletableFuture.supplyAsync(() -> cli.run("tail", "--feed", "news", "--from", "earliest"));
        Await.until("all five are shown", () -> cli.shownSoFar().lines().count() == 5);
        cli.interrupt();
        Cli.Result result = running.get(10, TimeUnit.SECONDS);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("--from t5");
    }

    @Test
    void aSubscriptionIsConsumedAcknowledgedAndInterrupted() throws Exception {
        Cli cli = new Cli(weir.target());
        CompletableFuture<Cli.Result> running =
                CompletableFuture.supplyAsync(() -> cli.run("tail", "--feed", "news", "--subscription", "me"));
        Await.until("all five are shown", () -> cli.shownSoFar().lines().count() == 5);
        cli.interrupt();
        Cli.Result result = running.get(10, TimeUnit.SECONDS);
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("weir tail --subscription feeds/news/subscriptions/me --from t5");
        assertThat(client.subscriptions()
                        .pull("feeds/news/subscriptions/me", 10, java.time.Duration.ZERO)
                        .getNotificationsCount())
                .isZero();
    }

    @Test
    void ofASubscriptionExactlyTheShownOnesAreAcknowledged() {
        Cli.Result result = run("tail", "--subscription", "feeds/news/subscriptions/me", "--count", "2");
        assertThat(result.code()).isZero();
        assertThat(result.outLines()).hasSize(2);
        assertThat(run("tail", "--subscription", "feeds/news/subscriptions/me", "--count", "3")
                        .outLines())
                .hasSize(3)
                .first()
                .asString()
                .contains("@3");
    }

    @Test
    void wrongCallsAreTold() {
        assertThat(run("tail").err()).contains("name a feed with --feed, or a subscription");
        assertThat(run("tail", "--feed", "news", "--count", "0").code()).isEqualTo(2);
        assertThat(run("tail", "--subscription", "me").code()).isEqualTo(2);
        assertThat(run("tail", "--feed", "news", "--subscription", "me", "--owner", "x")
                        .err())
                .contains("are the subscription's own");
        assertThat(run("tail", "--feed", "nowhere").code()).isEqualTo(3);
        assertThat(run("tail", "--feed", "news", "--subscription", "nobody").code())
                .isEqualTo(3);
    }

    @Test
    void placesToBeginAreUnderstood() {
        assertThat(StartPlaces.parse("earliest")).isEqualTo(StartPoints.earliest());
        assertThat(StartPlaces.parse("latest")).isEqualTo(StartPoints.latest());
        assertThat(StartPlaces.parse("stored")).isEqualTo(StartPoints.stored());
        assertThat(StartPlaces.parse("42")).isEqualTo(StartPoints.position(42));
        assertThat(StartPlaces.parse("2026-03-01")).isEqualTo(StartPoints.time(Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(StartPlaces.parse("AbC-1")).isEqualTo(StartPoints.token("AbC-1"));
    }

    @Test
    void aNotificationIsAReadableBlockWithoutTheTextsControlCharacters() {
        Notification notification = Notification.newBuilder()
                .setKind(Notification.Kind.KIND_UPDATE)
                .setSavedSearch("feeds/news/savedSearches/weirs")
                .setDocumentKey("d\u001b[2J1")
                .setPosition(9)
                .putFields(
                        "price",
                        FieldValues.newBuilder()
                                .addValues(Value.newBuilder().setLongValue(5))
                                .build())
                .addSnippets(Snippet.newBuilder().setField("title").setText("a <em>weir</em>\nis <em>built</em> <em>"))
                .build();
        NotificationText plain = NotificationText.of(SnippetOptions.getDefaultInstance(), false);
        assertThat(plain.lines(notification))
                .containsExactly(
                        "1970-01-01T00:00:00Z  UPDATE  weirs  d\uFFFD[2J1  @9",
                        "    price: 5",
                        "    title … a «weir» is «built» <em>");
        NotificationText coloured = NotificationText.of(SnippetOptions.getDefaultInstance(), true);
        assertThat(coloured.lines(notification).get(2)).contains("\u001b[1;33mweir\u001b[0m");
    }
}
