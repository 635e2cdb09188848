package dev.weir.server.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small file system of its own, which only one process sees: it is mounted in a namespace of that process. So no
 * rights are needed beyond those that most Linux systems give everyone.
 */
public final class SmallDisk {
    private static final long PATIENCE_SECONDS = 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path mountPoint;
    private final long bytes;

    /** Of so many bytes, in place of a directory that is there. */
    public SmallDisk(Path mountPoint, long bytes) {
        this.mountPoint = mountPoint;
        this.bytes = bytes;
    }

    /** Whether this machine allows it. */
    public static boolean isPossible(Path directory) {
        try {
            Process trial = new ProcessBuilder(new SmallDisk(directory, 1 << 20).command(List.of("true")))
                    .redirectErrorStream(true)
                    .start();
            return trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command that runs another one with this disk. */
    List<String> command(List<String> command) {
        String mount = "mount -t tmpfs -o size=" + bytes + " tmpfs \"$0\" && exec \"$@\"";
        List<String> all = new java.util.ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, mountPoint.toString()));
        all.addAll(command);
        return all;
    }

    /** Fills it to the last byte, as something else than the process that has it would. */
    public void fill(ServerProcess process) {
        try (OutputStream filler = Files.newOutputStream(filler(process))) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (long written = 0; written <= bytes; written += CHUNK_BYTES) {
                filler.write(chunk);
            }
            throw new AssertionError("the disk took more than it has");
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes the room again that {@link #fill} took. */
    public void free(ServerProcess process) {
        try {
            Files.delete(filler(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler(ServerProcess process) {
        return Path.of("/proc", Long.toString(process.pid()), "root", mountPoint.toString(), "filler");
    }
}
