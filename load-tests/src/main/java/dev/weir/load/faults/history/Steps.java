package dev.weir.load.faults.history;

import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.NotificationBatch;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Steps in a file, as a consumer that may be killed at any instant writes them, and as a line for people. */
public final class Steps {
    private static final int SAID = 's';
    private static final int HEARD = 'h';
    private static final int ENDED = 'e';
    private static final int TOKEN_CHARS = 12;

    private Steps() {}

    /** Steps, and where in the file the next one begins. */
    public record Part(List<Step> steps, long bytes) {}

    /** Writes one step, in one call of the stream. */
    public static void write(OutputStream out, Step step) throws IOException {
        byte[] message =
                switch (step) {
                    case Step.Said(ConsumeRequest said) -> said.toByteArray();
                    case Step.Heard(ConsumeResponse heard) -> heard.toByteArray();
                    case Step.Ended(String reason) -> reason.getBytes(StandardCharsets.UTF_8);
                };
        int kind =
                switch (step) {
                    case Step.Said said -> SAID;
                    case Step.Heard heard -> HEARD;
                    case Step.Ended ended -> ENDED;
                };
        java.nio.ByteBuffer bytes =
                java.nio.ByteBuffer.allocate(1 + Integer.BYTES + message.length).put((byte) kind);
        out.write(bytes.putInt(message.length).put(message).array());
    }

    /** Reads the steps that are whole; what was cut off at the end is left. */
    public static Part read(InputStream in) throws IOException {
        List<Step> steps = new ArrayList<>();
        long bytes = 0;
        java.io.DataInputStream data = new java.io.DataInputStream(in);
        try {
            while (true) {
                int kind = data.readUnsignedByte();
                byte[] message = new byte[data.readInt()];
                data.readFully(message);
                steps.add(
                        switch (kind) {
                            case SAID -> new Step.Said(ConsumeRequest.parseFrom(message));
                            case HEARD -> new Step.Heard(ConsumeResponse.parseFrom(message));
                            case ENDED -> new Step.Ended(new String(message, StandardCharsets.UTF_8));
                            default -> throw new IOException("not a step: " + kind);
                        });
                bytes += 1 + Integer.BYTES + message.length;
            }
        } catch (EOFException e) {
            return new Part(steps, bytes);
        }
    }

    /** One line that tells what happened. */
    static String line(Step step) {
        return switch (step) {
            case Step.Said(ConsumeRequest message) ->
                "said "
                        + switch (message.getMessageCase()) {
                            case START -> "start " + line(message.getStart());
                            case CREDIT -> "credit " + message.getCredit().getNotifications();
                            case ACK -> "ack " + brief(message.getAck().getToken());
                            case MESSAGE_NOT_SET -> "nothing";
                        };
            case Step.Heard(ConsumeResponse message) ->
                "heard "
                        + switch (message.getMessageCase()) {
                            case STARTED ->
                                "started " + brief(message.getStarted().getToken());
                            case NOTIFICATIONS -> line(message.getNotifications());
                            case PROGRESS ->
                                "progress " + brief(message.getProgress().getToken()) + ", head "
                                        + message.getProgress().getHeadPosition();
                            case CAUGHT_UP ->
                                "caught up " + brief(message.getCaughtUp().getToken());
                            case FELL_BEHIND ->
                                "fell behind " + brief(message.getFellBehind().getToken());
                            case ACK_CONFIRMED ->
                                "confirmed " + brief(message.getAckConfirmed().getToken());
                            case DRAINING -> "draining";
                            case MESSAGE_NOT_SET -> "nothing";
                        };
            case Step.Ended(String reason) -> "ended: " + reason;
        };
    }

    private static String line(ConsumeStart start) {
        String from = start.getFrom().hasToken()
                ? brief(start.getFrom().getToken())
                : start.getFrom().getPlace().name();
        return "from " + from + ", credit " + start.getCredit().getNotifications();
    }

    private static String line(NotificationBatch batch) {
        int last = batch.getNotificationsCount() - 1;
        return batch.getNotificationsCount() + " notifications, from " + Told.of(batch.getNotifications(0)) + " to "
                + Told.of(batch.getNotifications(last)) + ", "
                + (batch.getSkipped() > 0 ? batch.getSkipped() + " skipped, " : "") + brief(batch.getToken());
    }

    /** The end of a token, which differs most. */
    private static String brief(String token) {
        return "…" + token.substring(Math.max(0, token.length() - TOKEN_CHARS));
    }
}
