package dev.weir.client.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** Where and how a command shows its results. */
final class Output {
    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().preservingProtoFieldNames().omittingInsignificantWhitespace();

    private final PrintWriter out;
    private final boolean json;
    private final Style style;

    Output(PrintWriter out, boolean json, Style style) {
        this.out = out;
        this.json = json;
        this.style = style;
    }

    boolean json() {
        return json;
    }

    Style style() {
        return style;
    }

    /** A line of text. */
    void line(String text) {
        out.println(text);
    }

    /** A message as one line of JSON, with the contract's names. */
    void message(MessageOrBuilder message) {
        out.println(toJson(message));
    }

    static String toJson(MessageOrBuilder message) {
        try {
            return JSON.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without unknown Any types cannot be printed", e);
        }
    }

    /** Sends what was written on its way; false when nobody reads any more. */
    boolean flush() {
        return !out.checkError();
    }

    static String time(Timestamp time) {
        return Timestamps.toString(time);
    }

    static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> Style.harmless(label.getKey() + "=" + label.getValue()))
                .collect(Collectors.joining(" "));
    }
}
