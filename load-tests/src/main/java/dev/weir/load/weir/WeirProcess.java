package dev.weir.load.weir;

import dev.weir.load.contender.ContenderProcess;
import java.io.IOException;
import java.util.Map;

/** The process of Weir, of a floor, or of the brute force. */
public final class WeirProcess {
    private WeirProcess() {}

    public static void main(String[] args) throws IOException {
        ContenderProcess.serve(
                args,
                Map.of(
                        "weir", WeirContender::new,
                        "floor", Floor::new,
                        "brute-force", BruteForce::new));
    }
}
