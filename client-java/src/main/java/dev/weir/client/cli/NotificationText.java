package dev.weir.client.cli;

import com.google.protobuf.util.Timestamps;
import dev.weir.client.Names;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification;
import dev.weir.v1.Snippet;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A notification as a block of text that a person reads. */
public final class NotificationText {
    /** Marks that no text has, so that they cannot be taken for the text's own characters. */
    static final Marks OWN_MARKS = new Marks("\u0002", "\u0003");

    private final Style style;
    private final Marks marks;

    NotificationText(Style style, Marks marks) {
        this.style = style;
        this.marks = marks;
    }

    /**
     * Text for notifications whose snippets are marked as these options say.
     *
     * @param coloured whether to use a terminal's colours
     */
    public static NotificationText of(SnippetOptions options, boolean coloured) {
        return new NotificationText(new Style(coloured), Marks.of(options));
    }

    /** What stands before and after a word that matched. */
    record Marks(String pre, String post) {
        static Marks of(SnippetOptions options) {
            return new Marks(
                    options.getPreTag().isEmpty() ? "<em>" : options.getPreTag(),
                    options.getPostTag().isEmpty() ? "</em>" : options.getPostTag());
        }
    }

    /** The lines of the block: what happened, then the chosen fields, then the snippets. */
    public List<String> lines(Notification notification) {
        List<String> lines = new ArrayList<>();
        lines.add(style.faint(Timestamps.toString(notification.getPublishTime()))
                + "  " + kind(notification.getKind())
                + "  " + style.bold(Names.id(notification.getSavedSearch()))
                + "  " + Style.harmless(notification.getDocumentKey())
                + style.faint("  @" + notification.getPosition()));
        for (Map.Entry<String, FieldValues> field : new TreeMap<>(notification.getFieldsMap()).entrySet()) {
            lines.add("    " + style.faint(field.getKey() + ": ")
                    + field.getValue().getValuesList().stream()
                            .map(NotificationText::shown)
                            .collect(Collectors.joining(", ")));
        }
        for (Snippet snippet : notification.getSnippetsList()) {
            lines.add("    " + style.faint(snippet.getField() + " … ") + marked(snippet.getText()));
        }
        return lines;
    }

    private String kind(Notification.Kind kind) {
        return switch (kind) {
            case KIND_ENTER -> style.green("ENTER ");
            case KIND_UPDATE -> style.yellow("UPDATE");
            case KIND_LEAVE -> style.red("LEAVE ");
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "?     ";
        };
    }

    /** The snippet with the matching words shown as such. */
    String marked(String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int pre = text.indexOf(marks.pre(), at);
            int post =
                    pre < 0 ? -1 : text.indexOf(marks.post(), pre + marks.pre().length());
            if (post < 0) {
                break;
            }
            shown.append(Style.harmless(text.substring(at, pre)));
            shown.append(
                    style.hit(Style.harmless(text.substring(pre + marks.pre().length(), post))));
            at = post + marks.post().length();
        }
        return shown.append(Style.harmless(text.substring(at))).toString();
    }

    private static String shown(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> Style.harmless(value.getStringValue());
            case LONG_VALUE -> Long.toString(value.getLongValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BOOLEAN_VALUE -> Boolean.toString(value.getBooleanValue());
            case TIMESTAMP_VALUE -> Timestamps.toString(value.getTimestampValue());
            case GEO_POINT_VALUE ->
                value.getGeoPointValue().getLat() + ","
                        + value.getGeoPointValue().getLon();
            case KIND_NOT_SET -> "";
        };
    }
}
