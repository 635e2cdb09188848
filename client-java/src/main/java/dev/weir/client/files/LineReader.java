package dev.weir.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into lines, of which it holds one at a time, and never more of it than the limit. */
final class LineReader {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String source;
    private final InputStream input;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int bufferStart;
    private int bufferEnd;
    private byte[] line = new byte[256];
    private int lineBytes;
    private boolean tooLong;
    private long number;

    LineReader(String source, InputStream input, int maxLineBytes) {
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("maxLineBytes must be at least 1, it is " + maxLineBytes);
        }
        this.source = source;
        this.input = input;
        this.maxLineBytes = maxLineBytes;
    }

    /** The number of the last line that was read; 0 before the first. */
    long number() {
        return number;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    JsonLine next() throws IOException {
        while (readLine()) {
            number++;
            if (tooLong) {
                return JsonLine.unreadable(
                        source, number, "the line is longer than the limit of " + maxLineBytes + " bytes a line");
            }
            String text;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line, 0, lineBytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return JsonLine.unreadable(source, number, "the line is not UTF-8 (" + e.getMessage() + ")");
            }
            if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            if (!text.isBlank()) {
                return JsonLine.of(source, number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
        }
        return null;
    }

    void close() throws IOException {
        input.close();
    }

    /** False when there is nothing left. */
    private boolean readLine() throws IOException {
        lineBytes = 0;
        tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = bufferStart;
            while (end < bufferEnd && buffer[end] != '\n') {
                end++;
            }
            append(end - bufferStart);
            boolean found = end < bufferEnd;
            bufferStart = found ? end + 1 : end;
            if (found) {
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        if (bufferStart < bufferEnd) {
            return true;
        }
        bufferStart = 0;
        bufferEnd = Math.max(input.read(buffer, 0, buffer.length), 0);
        return bufferEnd > 0;
    }

    private void append(int count) {
        if (tooLong || (long) lineBytes + count > maxLineBytes) {
            tooLong = true;
            return;
        }
        if (lineBytes + count > line.length) {
            line = Arrays.copyOf(line, Math.max(lineBytes + count, (int) Math.min(2L * line.length, maxLineBytes)));
        }
        System.arraycopy(buffer, bufferStart, line, lineBytes, count);
        lineBytes += count;
    }
}
