package dev.weir.load.process;

import java.io.IOException;
import java.util.List;

/** Signals to processes that this one has started. */
public final class Signals {
    private Signals() {}

    /**
     * Sends a signal.
     *
     * @param signal such as {@code STOP}
     * @throws IOException when there is no such process any more
     */
    public static void send(String signal, long pid) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid)))
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("signal " + signal + " could not be sent to process " + pid);
        }
    }
}
