package dev.weir.client.cli;

/** What the commands exit with. */
public final class ExitCodes {
    /** All went well. */
    public static final int OK = 0;

    /** Some items failed, each of which was named; or something unforeseen happened. */
    public static final int SOME_FAILED = 1;

    /** The command was called wrongly, or a file that it names cannot be read or understood. */
    public static final int USAGE = 2;

    /** The server refused: bad input, not found, exists already and the like. */
    public static final int REFUSED = 3;

    /** The server cannot be reached, or did not answer in time. */
    public static final int UNREACHABLE = 4;

    private ExitCodes() {}
}
