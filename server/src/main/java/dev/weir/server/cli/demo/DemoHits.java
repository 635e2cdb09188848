package dev.weir.server.cli.demo;

import dev.weir.client.Names;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification;
import dev.weir.v1.Snippet;
import dev.weir.v1.Value;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows notifications: the first few of each search whole, the others as a count. */
final class DemoHits {
    private static final int SHOWN_OF_EACH_SEARCH = 2;
    private static final int TITLE_CHARS_MAX = 70;

    private final DemoScreen screen;
    private final HitBoard board;

    DemoHits(DemoScreen screen, HitBoard board) {
        this.screen = screen;
        this.board = board;
    }

    void show(String feed, Notification notification) {
        long now = System.nanoTime();
        int number = board.received(feed, notification, now);
        boolean change = notification.getKind() == Notification.Kind.KIND_LEAVE
                && board.of(Notification.Kind.KIND_LEAVE) <= SHOWN_OF_EACH_SEARCH;
        if (number > SHOWN_OF_EACH_SEARCH && !change) {
            return;
        }
        screen.line(String.format(
                Locale.ROOT,
                "  %s %s %s  %s",
                kind(notification.getKind()),
                screen.name(String.format(Locale.ROOT, "%-12s", Names.id(notification.getSavedSearch()))),
                screen.bold(screen.shortened(text(notification, "title"), TITLE_CHARS_MAX)),
                screen.faint(facts(notification))));
        notification.getSnippetsList().stream()
                .map(Snippet::getText)
                .filter(text -> text.contains(DemoScreen.MARK_START))
                .findFirst()
                .ifPresent(text -> screen.line("         … " + screen.snippet(text) + " …"));
    }

    private String kind(Notification.Kind kind) {
        return switch (kind) {
            case KIND_ENTER -> screen.green("enter ");
            case KIND_UPDATE -> "update";
            case KIND_LEAVE -> "leave ";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "?     ";
        };
    }

    private static String facts(Notification notification) {
        String price = text(notification, "price");
        return notification.getDocumentKey() + (price.isEmpty() ? "" : ", " + price + " a month");
    }

    private static String text(Notification notification, String field) {
        return notification.getFieldsOrDefault(field, FieldValues.getDefaultInstance()).getValuesList().stream()
                .map(DemoHits::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(Value value) {
        return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getLongValue());
    }
}
