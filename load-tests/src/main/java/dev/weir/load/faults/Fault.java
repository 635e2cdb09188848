package dev.weir.load.faults;

import dev.weir.load.faults.actor.Trouble;
import java.util.random.RandomGenerator;

/** Something bad that happens to the server, to its clients, or between them. */
sealed interface Fault {
    /** SIGKILL, and a start on the same data. */
    record KillServer() implements Fault {}

    /** SIGTERM, and a start on the same data. */
    record StopServer() implements Fault {}

    /** SIGSTOP, and SIGCONT after a while. */
    record PauseServer(int ms) implements Fault {}

    /** Connections of consumers or publishers are reset, after so many more bytes. */
    record Cut(Side side, int afterBytes) implements Fault {}

    /** Nothing passes for a while; then connections are reset, or the bytes pass after all. */
    record Stall(Side side, int ms, boolean thenCut) implements Fault {}

    /** Clients are reset and come again; to the server their earlier connections stay open and silent. */
    record Abandon(Side side) implements Fault {}

    /** SIGKILL of the consumer that is a process; another begins behind what that had written. */
    record KillConsumer() implements Fault {}

    /** SIGSTOP of that process, and SIGCONT after a while. */
    record PauseConsumer(int ms) implements Fault {}

    /** The consumer of the Java client dies, and another begins at the token beside its work. */
    record ReplaceConsumer() implements Fault {}

    /** The consumer that knows only the contract cancels its call. */
    record DropConsumer() implements Fault {}

    /** A bad client comes, and stays until the round is over. */
    record BadClient(Trouble.Kind kind, long seed) implements Fault {}

    /** Whose connections. */
    enum Side {
        CONSUMERS,
        PUBLISHERS
    }

    /** Any fault but a kill of the server. */
    static Fault random(RandomGenerator random) {
        Side side = random.nextBoolean() ? Side.CONSUMERS : Side.PUBLISHERS;
        Trouble.Kind[] kinds = Trouble.Kind.values();
        return switch (random.nextInt(14)) {
            case 0 -> new StopServer();
            case 1 -> new PauseServer(random.nextInt(20, 400));
            case 2, 3 -> new Cut(side, random.nextInt(100_000));
            case 4 -> new Stall(side, random.nextInt(20, 300), random.nextBoolean());
            case 5 -> new Abandon(side);
            case 6 -> new KillConsumer();
            case 7 -> new PauseConsumer(random.nextInt(20, 400));
            case 8 -> new ReplaceConsumer();
            case 9 -> new DropConsumer();
            default -> new BadClient(kinds[random.nextInt(kinds.length)], random.nextLong());
        };
    }

    /** In a few words, for people. */
    default String words() {
        return switch (this) {
            case KillServer() -> "kill server";
            case StopServer() -> "stop server";
            case PauseServer(int ms) -> "pause server " + ms + " ms";
            case Cut(Side side, int bytes) -> "cut " + name(side) + " after " + bytes + " bytes";
            case Stall(Side side, int ms, boolean cut) ->
                "stall " + name(side) + " " + ms + " ms" + (cut ? " and cut" : "");
            case Abandon(Side side) -> "half-open " + name(side);
            case KillConsumer() -> "kill consumer";
            case PauseConsumer(int ms) -> "pause consumer " + ms + " ms";
            case ReplaceConsumer() -> "replace consumer";
            case DropConsumer() -> "drop consumer";
            case BadClient(Trouble.Kind kind, long seed) ->
                "one " + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        };
    }

    private static String name(Side side) {
        return side.name().toLowerCase(java.util.Locale.ROOT);
    }
}
