package dev.weir.load.faults.actor;

import dev.weir.load.process.JavaCommand;
import dev.weir.load.process.Signals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A consumer in a process of its own, which can be paused and killed as one; its work is a file. */
public final class ConsumerProcess implements Closeable {
    private final List<String> command;
    private Process process;

    private ConsumerProcess(List<String> command) throws IOException {
        this.command = command;
        this.process = start(command);
    }

    /** Starts a consumer that goes on behind what the file has. */
    public static ConsumerProcess start(String subscription, String target, Path journal) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.of(
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), ConsumerProcess.class.getName()));
        command.addAll(List.of(subscription, target, journal.toString()));
        return new ConsumerProcess(command);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** SIGKILL, wherever it is; then another one begins behind what the file has. */
    public void killAndStartAgain() throws IOException {
        close();
        process = start(command);
    }

    /** SIGSTOP: it stands still with its connection open. */
    public void pause() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * The process itself.
     *
     * @param args the subscription, the server's address, the journal
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        // Ends with whoever started it, also where that was killed.
        ProcessHandle.current().parent().ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        });
        try (StreamConsumer consumer = new StreamConsumer(
                args[0],
                args[1],
                new StreamConsumer.Habits(/* fromStored= */ false, 600, /* creditAfterMs= */ 0, /* batchesPerAck= */ 3),
                FileJournal.write(Path.of(args[2])))) {
            assert consumer != null;
            new CountDownLatch(1).await();
        }
    }
}
