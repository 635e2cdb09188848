package dev.weir.load.latency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** What it costs to append a little to a file and to sync it, when nothing else is done. */
final class Fsyncs {
    private static final int BYTES = 4_096;

    private Fsyncs() {}

    /** Syncs so many times, and adds the times in nanoseconds. */
    static void measure(Path folder, int times, Histogram nanos) throws IOException {
        Path file = folder.resolve("fsync");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
            for (int i = 0; i < times; i++) {
                bytes.clear();
                long begun = System.nanoTime();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // As RocksDB syncs its write-ahead log: the data, and of the file's attributes the length.
                channel.force(/* metaData= */ false);
                nanos.recordValue(System.nanoTime() - begun);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
