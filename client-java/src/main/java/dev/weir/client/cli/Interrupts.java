package dev.weir.client.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a command that somebody wants it to end, as by Ctrl-C. */
@FunctionalInterface
public interface Interrupts {
    /** How long the process waits for a command to end after an interruption. */
    int END_WAIT_SECONDS = 10;

    /**
     * Runs {@code action}, on another thread, when the command is interrupted.
     *
     * @return to be ended when the command has ended
     */
    Registration register(Runnable action);

    /** The process's own signals. */
    static Interrupts ofTheProcess() {
        return action -> {
            CountDownLatch ended = new CountDownLatch(1);
            Thread hook = new Thread(
                    () -> {
                        action.run();
                        try {
                            boolean unused = ended.await(END_WAIT_SECONDS, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "weir-interrupt");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                ended.countDown();
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException alreadyEnding) {
                    // Then the hook is running, and has just been told that the command has ended.
                    ended.countDown();
                }
            };
        };
    }

    /** Ends the interest in interruptions. */
    @FunctionalInterface
    interface Registration {
        /** The command has ended. */
        void end();
    }
}
