package dev.weir.load.parts;

import org.openjdk.jmh.Main;

/** The command: JMH with this package's benchmarks. Arguments are those of JMH; {@code -h} tells them. */
public final class Parts {
    private Parts() {}

    public static void main(String[] args) throws Exception {
        Main.main(args);
    }
}
