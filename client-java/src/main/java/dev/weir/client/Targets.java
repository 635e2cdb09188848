package dev.weir.client;

import java.util.regex.Pattern;

/** Where a server is, as people write it. */
final class Targets {
    private static final Pattern IPV6_WITHOUT_BRACKETS = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final Pattern WITH_PORT = Pattern.compile(".*[^:]:\\d{1,5}");

    private Targets() {}

    /** The target with the default port where it names none. */
    static String withPort(String target) {
        if (target.isBlank()) {
            throw new IllegalArgumentException("the server's address is empty; write it like localhost:7878");
        }
        if (target.contains("://")) {
            return target;
        }
        if (IPV6_WITHOUT_BRACKETS.matcher(target).matches()) {
            return "[" + target + "]:" + WeirClient.DEFAULT_PORT;
        }
        return WITH_PORT.matcher(target).matches() ? target : target + ":" + WeirClient.DEFAULT_PORT;
    }
}
