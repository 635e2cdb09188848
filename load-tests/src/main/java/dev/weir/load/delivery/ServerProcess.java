package dev.weir.load.delivery;

import dev.weir.server.WeirServer;
import dev.weir.server.config.WeirConfig;
import io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server in a process of its own, on the data directory given first and with the settings given behind it (key and
 * value in turn). Prints its port; for each line it is sent it collects garbage and prints the bytes of heap and of
 * direct memory that are in use; ends with its input.
 */
final class ServerProcess {
    /** Warns of each stream that a client cancels, which is what a measurement ends with. Kept, for a logger is not. */
    private static final Logger NETTY = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty");

    private ServerProcess() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        NETTY.setLevel(Level.SEVERE);
        WeirConfig config =
                WeirConfig.defaults().with("store.directory", args[0]).with("server.port", "0");
        for (int i = 1; i + 1 < args.length; i += 2) {
            config = config.with(args[i], args[i + 1]);
        }
        try (WeirServer server = WeirServer.start(config);
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port());
            while (asked.readLine() != null) {
                System.gc();
                System.out.println(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + " " + directBytes());
            }
        }
    }

    /** Netty takes direct memory past the virtual machine's books where it can, and keeps its own. */
    private static long directBytes() {
        long booked = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return PlatformDependent.useDirectBufferNoCleaner() ? booked + PlatformDependent.usedDirectMemory() : booked;
    }
}
