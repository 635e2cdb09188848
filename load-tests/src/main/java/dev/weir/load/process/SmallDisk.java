package dev.weir.load.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A small file system that only one process sees: it is mounted in a namespace of that process, over a folder, and is
 * gone with it. This needs no rights but those that most Linux systems give everyone.
 *
 * @param folder where it is mounted; it must be there
 * @param bytes that it has
 */
public record SmallDisk(Path folder, long bytes) {
    private static final Duration TRIAL_MAX = Duration.ofSeconds(20);
    private static final int CHUNK_BYTES = 64 << 10;
    private static final String FILLER = "filler";

    /** Whether this machine allows it. */
    public boolean isPossible() throws IOException, InterruptedException {
        List<String> trial = new java.util.ArrayList<>(before());
        trial.add("true");
        try {
            return Command.run(folder, Map.of(), TRIAL_MAX, trial).ok();
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }

    /** What stands before the command of the process that is to have this disk. */
    public List<String> before() {
        String mount = "mount -t tmpfs -o size=" + bytes + " tmpfs \"$0\" && exec \"$@\"";
        return List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, folder.toString());
    }

    /** Fills it to the last byte, as somebody else than the process that has it would. */
    public void fill(ServerProcess process) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream filler = Files.newOutputStream(filler(process))) {
            for (long written = 0; written <= bytes; written += CHUNK_BYTES) {
                filler.write(chunk);
            }
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException("the disk took more than its " + bytes + " bytes");
    }

    /** Makes the room again that {@link #fill} took. */
    public void free(ServerProcess process) throws IOException {
        Files.delete(filler(process));
    }

    private Path filler(ServerProcess process) {
        return Path.of("/proc", Long.toString(process.pid()), "root", folder.toString(), FILLER);
    }
}
