package dev.weir.matcher.pattern;

/** Code points in well-formed UTF-8. Other bytes are read as something, without an error. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes the code point has that begins with this one. */
    static int length(byte lead) {
        return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 1;
    }

    /** Puts the code points into {@code target} from 0 on, and returns how many they are: at most as many as bytes. */
    static int decode(byte[] bytes, int from, int to, int[] target) {
        int count = 0;
        int i = from;
        while (i < to) {
            byte lead = bytes[i];
            int length = Math.min(length(lead), to - i);
            int codePoint =
                    switch (length) {
                        case 1 -> lead & 0xFF;
                        case 2 -> (lead & 0x1F) << 6 | tail(bytes[i + 1]);
                        case 3 -> (lead & 0x0F) << 12 | tail(bytes[i + 1]) << 6 | tail(bytes[i + 2]);
                        default ->
                            (lead & 0x07) << 18
                                    | tail(bytes[i + 1]) << 12
                                    | tail(bytes[i + 2]) << 6
                                    | tail(bytes[i + 3]);
                    };
            target[count++] = codePoint;
            i += length;
        }
        return count;
    }

    private static int tail(byte b) {
        return b & 0x3F;
    }
}
