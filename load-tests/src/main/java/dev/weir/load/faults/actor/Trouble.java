package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.DeliveryChecker;
import dev.weir.load.faults.history.Sends;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A client that behaves badly, until it is closed. */
public interface Trouble extends AutoCloseable {
    /**
     * Where bad clients are.
     *
     * @param server its address
     * @param feed its name
     * @param victim the name of a subscription whose consumer may be disturbed
     * @param own the name of a subscription of all searches that only bad clients use
     * @param token gives a token of the victim; empty while there is none
     * @param sends keeps what is published
     * @param random for all choices
     */
    record Scene(
            String server,
            String feed,
            String victim,
            String own,
            Supplier<String> token,
            Sends sends,
            RandomGenerator random) {}

    /** Checks what the server made of it; called once, after {@link #close}, when nothing flows. */
    default void check(DeliveryChecker checker) {}

    @Override
    void close();

    /** The kinds of it. */
    enum Kind {
        NEVER_READS {
            @Override
            public Trouble start(Scene scene) {
                return new BadConsumer(scene, 0);
            }
        },
        FLOODS_CREDIT {
            @Override
            public Trouble start(Scene scene) {
                return new BadConsumer(scene, BadConsumer.FLOOD);
            }
        },
        NEVER_ACKS {
            @Override
            public Trouble start(Scene scene) {
                return new ForgetfulConsumer(scene);
            }
        },
        FORGES_TOKENS {
            @Override
            public Trouble start(Scene scene) {
                return new Forger(scene);
            }
        },
        CANCELS {
            @Override
            public Trouble start(Scene scene) {
                return new CancelStorm(scene);
            }
        },
        PUBLISHES_AND_NEVER_READS {
            @Override
            public Trouble start(Scene scene) {
                return new SilentPublisher(scene);
            }
        },
        SPEAKS_NONSENSE {
            @Override
            public Trouble start(Scene scene) {
                return new Nonsense(scene);
            }
        };

        /** Begins to make this trouble. */
        public abstract Trouble start(Scene scene);
    }
}
