package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.BrokenPromise;
import dev.weir.load.faults.history.DeliveryChecker;
import dev.weir.v1.AcknowledgeNotificationsRequest;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.StartPoint;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Uses tokens with one character changed, cut off, of another subscription, or made up; each must be refused. */
final class Forger implements Trouble {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int TRIES = 60;
    private static final int CALL_SECONDS_MAX = 10;

    /** What a call may end with where the server is not there. */
    private static final Set<Status.Code> GONE =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);

    private final Scene scene;
    private final ManagedChannel channel;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Forger(Scene scene) {
        this.scene = scene;
        this.channel = Channels.connect(scene.server());
        Thread.ofVirtual().name("forger").start(this::run);
    }

    private void run() {
        for (int i = 0; i < TRIES && !closed; i++) {
            String token = scene.token().get();
            if (token.isEmpty()) {
                continue;
            }
            boolean stolen = scene.random().nextInt(3) == 0;
            String forged = stolen ? token : forge(token);
            use(stolen ? scene.own() : scene.victim(), forged);
        }
    }

    private String forge(String token) {
        int at = scene.random().nextInt(token.length());
        return switch (scene.random().nextInt(4)) {
            case 0 -> token.substring(0, at);
            case 1 -> "not a token";
            default -> {
                int shift = 1 + scene.random().nextInt(CHARACTERS.length() - 1);
                char other = CHARACTERS.charAt((CHARACTERS.indexOf(token.charAt(at)) + shift) % CHARACTERS.length());
                yield token.substring(0, at) + other + token.substring(at + 1);
            }
        };
    }

    private void use(String subscription, String token) {
        var server =
                SubscriptionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS_MAX, TimeUnit.SECONDS);
        try {
            switch (scene.random().nextInt(3)) {
                case 0 -> {
                    var read = server.readNotifications(ReadNotificationsRequest.newBuilder()
                            .setSubscription(subscription)
                            .setFrom(StartPoint.newBuilder().setToken(token))
                            .build());
                    var _ = read.hasNext();
                    accepted.add("ReadNotifications took the token " + token);
                }
                case 1 -> {
                    // With an empty one it begins at the stored cursor, as it may.
                    if (!token.isEmpty()) {
                        var answer = server.pullNotifications(PullNotificationsRequest.newBuilder()
                                .setSubscription(subscription)
                                .setAfterToken(token)
                                .build());
                        accepted.add("PullNotifications took the token " + token + " and gave " + answer.getToken());
                    }
                }
                default -> {
                    var answer = server.acknowledgeNotifications(AcknowledgeNotificationsRequest.newBuilder()
                            .setSubscription(subscription)
                            .setToken(token)
                            .build());
                    accepted.add("AcknowledgeNotifications took the token " + token + " and stored "
                            + answer.getStoredToken());
                }
            }
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            if (code != Status.Code.INVALID_ARGUMENT && !GONE.contains(code)) {
                accepted.add("the token " + token + " was refused with " + e.getStatus());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        channel.shutdownNow();
    }

    @Override
    public void check(DeliveryChecker checker) {
        if (!accepted.isEmpty()) {
            throw new BrokenPromise("a forged token was not refused with INVALID_ARGUMENT", List.copyOf(accepted));
        }
    }
}
