package dev.weir.matcher.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The blocks and checksums of a snapshot, whatever is in it. */
@ExtendWith(Randomized.class)
class FrameTest {
    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int WHOLE_BLOCK =
            SnapshotOutput.LENGTH_BYTES + SnapshotOutput.BLOCK_BYTES + SnapshotOutput.CHECKSUM_BYTES;
    private static final int RUNS = 50;
    private static final int STEPS = 4_000;

    @Test
    void whatIsWrittenIsRead(Seeded random) throws IOException {
        for (int run = 0; run < RUNS; run++) {
            long seed = random.nextLong();
            byte[] written = written(seed);
            SnapshotInput in = new SnapshotInput(new ByteArrayInputStream(written));
            Random same = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                switch (same.nextInt(5)) {
                    case 0 -> assertThat(in.readByte()).isEqualTo((byte) same.nextInt());
                    case 1 -> assertThat(in.readInt()).isEqualTo(same.nextInt());
                    case 2 -> assertThat(in.readLong()).isEqualTo(same.nextLong());
                    case 3 ->
                        assertThat(in.readInts())
                                .isEqualTo(same.ints(same.nextInt(100)).toArray());
                    default -> {
                        byte[] expected = new byte[same.nextInt(1_000)];
                        same.nextBytes(expected);
                        byte[] read = new byte[expected.length];
                        in.readBytes(read, 0, read.length);
                        assertThat(read).isEqualTo(expected);
                    }
                }
            }
            in.requireEnd();
        }
    }

    private static byte[] written(long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotOutput out = new SnapshotOutput(bytes);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(5)) {
                case 0 -> out.writeByte((byte) random.nextInt());
                case 1 -> out.writeInt(random.nextInt());
                case 2 -> out.writeLong(random.nextLong());
                case 3 -> out.writeInts(random.ints(random.nextInt(100)).toArray());
                default -> {
                    byte[] some = new byte[random.nextInt(1_000)];
                    random.nextBytes(some);
                    out.writeBytes(some, some.length);
                }
            }
        }
        out.finish();
        return bytes.toByteArray();
    }

    @Test
    void blocksThatAreMissingRepeatedOrExchangedAreNoticed() throws IOException {
        byte[] three = ofBlocks(3);
        assertThat(three).hasSize(HEAD + 3 * WHOLE_BLOCK + SnapshotOutput.LENGTH_BYTES + SnapshotOutput.CHECKSUM_BYTES);
        readAll(three, 3);
        byte[] missing =
                concat(Arrays.copyOf(three, HEAD), Arrays.copyOfRange(three, HEAD + WHOLE_BLOCK, three.length));
        byte[] repeated = concat(
                Arrays.copyOf(three, HEAD + 2 * WHOLE_BLOCK),
                Arrays.copyOfRange(three, HEAD + WHOLE_BLOCK, three.length));
        byte[] exchanged = three.clone();
        System.arraycopy(three, HEAD, exchanged, HEAD + WHOLE_BLOCK, WHOLE_BLOCK);
        System.arraycopy(three, HEAD + WHOLE_BLOCK, exchanged, HEAD, WHOLE_BLOCK);
        assertThatThrownBy(() -> readAll(missing, 2)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> readAll(repeated, 4)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> readAll(exchanged, 3)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void aLengthThatIsDamagedAllocatesNothing() throws IOException {
        byte[] one = ofBlocks(1);
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, SnapshotOutput.BLOCK_BYTES + 1}) {
            byte[] damaged = one.clone();
            SnapshotOutput.INT.set(damaged, HEAD, length);
            assertThatThrownBy(() -> readAll(damaged, 1))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void readingEndsWhereTheSnapshotEnds() throws IOException {
        byte[] one = ofBlocks(1);
        ByteArrayInputStream more = new ByteArrayInputStream(concat(one, new byte[7]));
        SnapshotInput in = new SnapshotInput(more);
        in.skipBytes(SnapshotOutput.BLOCK_BYTES);
        in.requireEnd();
        assertThat(more.available()).isEqualTo(7);
        assertThatThrownBy(in::readByte).isInstanceOf(SnapshotException.class).hasMessageContaining("ends too early");
    }

    @Test
    void whatIsLeftOverIsNoticed() throws IOException {
        SnapshotInput in = new SnapshotInput(new ByteArrayInputStream(ofBlocks(2)));
        in.skipBytes(SnapshotOutput.BLOCK_BYTES);
        assertThatThrownBy(in::requireEnd)
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("more than it should");
    }

    private static byte[] ofBlocks(int blocks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotOutput out = new SnapshotOutput(bytes);
        for (int i = 0; i < blocks * SnapshotOutput.BLOCK_BYTES; i++) {
            out.writeByte((byte) (i * 31));
        }
        out.finish();
        return bytes.toByteArray();
    }

    private static void readAll(byte[] snapshot, int blocks) throws IOException {
        SnapshotInput in = new SnapshotInput(new ByteArrayInputStream(snapshot));
        in.skipBytes((long) blocks * SnapshotOutput.BLOCK_BYTES);
        in.requireEnd();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
