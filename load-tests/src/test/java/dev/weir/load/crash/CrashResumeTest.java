package dev.weir.load.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.Feeds;
import dev.weir.client.StartPoints;
import dev.weir.client.Subscriptions;
import dev.weir.client.WeirClient;
import dev.weir.load.process.ServerProcess;
import dev.weir.v1.Notification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promises of durability and delivery, kept by a real server that is killed with SIGKILL while documents flow and
 * searches change, over and over on the same data. {@code -Dtests.multiplier=N} kills it N times as often;
 * {@code -Dtests.seed=} replays the choices, though not the moments between them.
 */
class CrashResumeTest {
    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGED_BEFORE_KILL_MAX = 1_000;
    private static final int ACKNOWLEDGED_AFTER_RESTART = 300;
    private static final int FLOW_SECONDS_MAX = 60;
    private static final String FEED = "crash";
    private static final String SUBSCRIPTION = "feeds/crash/subscriptions/desk";

    private final long seed = seed();
    private final Random random = new Random(seed);
    private final int port = ServerProcess.freePort(random);
    private final Desk desk = new Desk();
    private final String target = "127.0.0.1:" + port;
    private final WeirClient weir = WeirClient.connect(target);
    private final Traffic traffic = new Traffic(weir, FEED, new Random(random.nextLong()));

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ServerProcess server;

    CrashResumeTest() throws IOException {}

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(data, port);
    }

    @AfterEach
    void end() {
        weir.close();
        server.close();
    }

    @Test
    void aServerKilledInMidPublishLosesNothingAcknowledgedAndItsConsumerSeesEachNotificationOnce() throws Exception {
        weir.feeds().create(Feeds.feed(FEED).text("body").wholeNumber("serial").build());
        weir.subscriptions()
                .create(
                        FEED,
                        Subscriptions.subscription("desk")
                                .fields("serial")
                                .snippets()
                                .build(),
                        StartPoints.earliest());
        int rounds = ROUNDS * Integer.getInteger("tests.multiplier", 1);
        try {
            for (int round = 1; round <= rounds; round++) {
                killAndGoOn(round);
            }
        } catch (Exception | AssertionError e) {
            System.err.println("the crash story failed; replay its choices with -Dtests.seed=" + seed);
            throw e;
        }
    }

    private void killAndGoOn(int round) throws Exception {
        int before = traffic.acknowledged().size();
        DeskWorker worker = beginToConsume();
        CompletableFuture<Void> flow = traffic.flow();

        int killAt = before + 1 + random.nextInt(ACKNOWLEDGED_BEFORE_KILL_MAX);
        traffic.awaitAcknowledged(killAt);
        server.kill();
        int acknowledgedAtKill = traffic.acknowledged().size();
        int underWay = traffic.underWay();
        assertThat(flow).as("the kill falls into the publishing").isNotDone();
        // Every other time the consumer goes down too, and another one begins at the token beside its work.
        boolean consumerLives = round % 2 == 1;
        if (!consumerLives) {
            worker.die();
        }
        server = ServerProcess.start(data, port);
        if (!consumerLives) {
            worker = beginToConsume();
        }
        assertThat(weir.subscriptions().get(FEED, "desk").getStoredPosition())
                .as("the stored cursor does not go back")
                .isGreaterThanOrEqualTo(desk.confirmedPosition());

        traffic.awaitAcknowledged(acknowledgedAtKill + ACKNOWLEDGED_AFTER_RESTART);
        traffic.stop();
        flow.get(FLOW_SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(traffic.failures()).isEmpty();
        List<Notification> notifications = new Aftermath(weir, FEED, SUBSCRIPTION).check(traffic, desk);
        worker.close();
        assertThat(worker.failure()).isEmpty();

        System.out.printf(
                "crash round %d: killed at %d acknowledged with %d under way, consumer %s; now %d documents and"
                        + " retractions, %d searches, %d notifications, each once and in order; cursor at %d (seed %d)%n",
                round,
                acknowledgedAtKill,
                underWay,
                consumerLives ? "lives on" : "begins anew",
                traffic.acknowledged().size(),
                traffic.searches().standing().size(),
                notifications.size(),
                desk.confirmedPosition(),
                seed);
    }

    private DeskWorker beginToConsume() {
        DeskWorker worker = new DeskWorker(desk, target, SUBSCRIPTION);
        worker.start();
        return worker;
    }

    private static long seed() {
        String given = System.getProperty("tests.seed", "");
        return given.isBlank() ? new Random().nextLong() : Long.decode(given);
    }
}
