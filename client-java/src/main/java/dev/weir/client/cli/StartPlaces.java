package dev.weir.client.cli;

import dev.weir.client.StartPoints;
import dev.weir.client.files.Moments;
import dev.weir.v1.StartPoint;

/** Where to begin, as it is written on the command line: a word, a position, a time or a token. */
final class StartPlaces {
    private StartPlaces() {}

    static StartPoint parse(String text) {
        return switch (text) {
            case "earliest" -> StartPoints.earliest();
            case "latest" -> StartPoints.latest();
            case "stored" -> StartPoints.stored();
            default -> positionTimeOrToken(text);
        };
    }

    private static StartPoint positionTimeOrToken(String text) {
        if (text.matches("\\d{1,18}")) {
            return StartPoints.position(Long.parseLong(text));
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            return StartPoints.time(Moments.toInstant(Moments.parse(text)));
        }
        return StartPoints.token(text);
    }
}
