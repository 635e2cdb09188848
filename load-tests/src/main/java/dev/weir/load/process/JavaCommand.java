package dev.weir.load.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command for another process of this Java, on this process's class path. */
public final class JavaCommand {
    private JavaCommand() {}

    /** The command for a main class; its arguments are to be added. */
    public static List<String> of(List<String> options, String mainClass) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }
}
