package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.error.WeirException;
import dev.weir.v1.Credit;
import org.junit.jupiter.api.Test;

final class CreditsTest {
    private final Credits credits = Credits.of(0);

    @Test
    void creditsAddUpAndSendingUsesThemUp() {
        give(2, 0);
        give(3, 0);
        assertThat(credits.left().notifications()).isEqualTo(5);
        credits.spend(credits.left(), 4, 1_000);
        assertThat(credits.left().notifications()).isEqualTo(1);
        assertThat(credits.left().any()).isTrue();
        credits.spend(credits.left(), 1, 1_000);
        assertThat(credits.left().any()).isFalse();
    }

    @Test
    void bytesCountOnlyFromTheFirstOnesOn() {
        give(10, 0);
        credits.spend(credits.left(), 1, 1_000_000);
        assertThat(credits.left().any()).isTrue();
        give(0, 100);
        assertThat(credits.left().bytes()).isEqualTo(100);
        credits.spend(credits.left(), 1, 100);
        assertThat(credits.left().any()).isFalse();
    }

    @Test
    void whatTheLastNotificationOverdrewIsMadeUpForFirst() {
        give(10, 100);
        credits.spend(credits.left(), 1, 150);
        give(0, 50);
        assertThat(credits.left().any()).isFalse();
        give(0, 1);
        assertThat(credits.left().any()).isTrue();
    }

    @Test
    void theSumIsCapped() {
        give(Long.MAX_VALUE, Long.MAX_VALUE);
        give(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(credits.left()).isEqualTo(new Credits.Left(1L << 62, 1L << 62));
    }

    @Test
    void aNegativeCreditIsRefused() {
        for (Credit credit : new Credit[] {credit(-1, 0), credit(0, -1), credit(Long.MIN_VALUE, 5)}) {
            assertThatThrownBy(() -> Credits.check(credit)).isInstanceOf(WeirException.class);
        }
    }

    private void give(long notifications, long bytes) {
        credits.add(credit(notifications, bytes));
    }

    private static Credit credit(long notifications, long bytes) {
        return Credit.newBuilder()
                .setNotifications(notifications)
                .setBytes(bytes)
                .build();
    }
}
