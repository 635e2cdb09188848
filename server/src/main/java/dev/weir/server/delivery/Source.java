package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import java.util.function.BooleanSupplier;

/** What a stream reads: the notifications of a subscription, or of a query. */
sealed interface Source {
    TokenScope scope();

    Choices choices();

    /**
     * Sends, if the choices are still those that it was read by.
     *
     * @return whether it was sent
     */
    boolean sendIf(Choices expected, BooleanSupplier sending);

    /** Fails with NOT_FOUND once what is read is deleted. */
    void check();

    /** The notifications of a subscription, as it selects them at each moment. */
    record OfSubscription(StandingSubscription subscription) implements Source {
        @Override
        public TokenScope scope() {
            return subscription.scope();
        }

        @Override
        public Choices choices() {
            return subscription.choices();
        }

        @Override
        public boolean sendIf(Choices expected, BooleanSupplier sending) {
            return subscription.sendIf(expected, sending);
        }

        @Override
        public void check() {
            if (subscription.isDeleted()) {
                throw WeirException.notFound("subscription", subscription.name());
            }
        }
    }

    /** The notifications of a query, which never changes. */
    record OfQuery(TokenScope scope, Choices choices) implements Source {
        @Override
        public boolean sendIf(Choices expected, BooleanSupplier sending) {
            return sending.getAsBoolean();
        }

        @Override
        public void check() {}
    }
}
