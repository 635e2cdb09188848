package dev.weir.matcher.testing;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives a test method a {@link Seeded} parameter. A failure prints the seed; {@code -Dtests.seed=} replays it,
 * {@code -Dtests.multiplier=} scales how much is tried.
 */
public final class Randomized implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(Randomized.class);

    /** A random source and the seed it began with. */
    public static final class Seeded extends Random {
        private static final long serialVersionUID = 1L;

        private final long seed;

        public Seeded(long seed) {
            super(seed);
            this.seed = seed;
        }

        /** The seed as {@code -Dtests.seed=} takes it. */
        @Override
        public String toString() {
            return Long.toHexString(seed);
        }
    }

    /** How much more than usual is to be tried, at least 1. */
    public static int multiplier() {
        return property("tests.multiplier").map(Integer::parseInt).orElse(1);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Seeded.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Seeded.class,
                        key -> new Seeded(property("tests.seed")
                                .map(seed -> Long.parseLong(seed, 16))
                                .orElseGet(Randomized::newSeed)));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Seeded random = context.getStore(NAMESPACE).get(Seeded.class, Seeded.class);
        if (random != null) {
            System.err.println(context.getDisplayName() + " failed; replay it with -Dtests.seed=" + random);
        }
        throw failure;
    }

    /** Lucene reads the last eight digits of the same property as a positive hexadecimal int. */
    private static long newSeed() {
        return new Random().nextInt(Integer.MAX_VALUE);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
