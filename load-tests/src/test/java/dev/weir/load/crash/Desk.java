package dev.weir.load.crash;

import dev.weir.client.Delivery;
import dev.weir.client.StartPoints;
import dev.weir.v1.Notification;
import dev.weir.v1.StartPoint;
import java.util.ArrayList;
import java.util.List;

/** What a consumer keeps of its own: its work and, changed in one step with it, the token behind it. */
final class Desk {
    private final Tally tally = new Tally();
    private final List<Notification> handled = new ArrayList<>();
    private String token = "";
    private long confirmedPosition;

    void handle(Delivery delivery) {
        tally.change(() -> {
            handled.addAll(delivery.notifications());
            token = delivery.token();
        });
    }

    /** The server has confirmed an acknowledgement of everything up to this position. */
    void confirmed(long position) {
        tally.change(() -> confirmedPosition = Math.max(confirmedPosition, position));
    }

    /** The furthest position that was confirmed; 0 before the first. */
    long confirmedPosition() {
        long[] position = {0};
        tally.change(() -> position[0] = confirmedPosition);
        return position[0];
    }

    /** Where the next consumer goes on. */
    StartPoint resumePoint() {
        StartPoint[] point = {StartPoints.earliest()};
        tally.change(() -> point[0] = token.isEmpty() ? StartPoints.earliest() : StartPoints.token(token));
        return point[0];
    }

    /** Waits until so many are handled, and gives all that are. */
    List<Notification> awaitHandled(int count) throws InterruptedException {
        tally.await(count + " notifications", () -> handled.size() >= count);
        List<Notification> all = new ArrayList<>();
        tally.change(() -> all.addAll(handled));
        return all;
    }
}
