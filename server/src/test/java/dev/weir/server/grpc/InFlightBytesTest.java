package dev.weir.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import org.junit.jupiter.api.Test;

class InFlightBytesTest {
    private final InFlightBytes inFlight = new InFlightBytes(100);

    @Test
    void whatWouldBeTooMuchAtATimeIsSentAwayWithTheLimitAndATime() throws Exception {
        String outcome = inFlight.hold(60, () -> {
            assertThatThrownBy(() -> inFlight.hold(41, () -> "not done"))
                    .isInstanceOfSatisfying(WeirException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED);
                        assertThat(refused.retryAfter()).isPresent();
                        assertThat(refused.message()).contains("limits.publish_bytes_in_flight_max = 100");
                    });
            return inFlight.hold(40, () -> "both done");
        });
        assertThat(outcome).isEqualTo("both done");
        assertThat(inFlight.hold(100, () -> "room again")).isEqualTo("room again");
    }

    @Test
    void aSingleOneMayBeLargerAndAFailureGivesItsRoomBack() throws Exception {
        assertThat(inFlight.hold(1_000, () -> "alone")).isEqualTo("alone");
        assertThatThrownBy(() -> inFlight.hold(100, () -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(inFlight.hold(100, () -> "room again")).isEqualTo("room again");
    }
}
