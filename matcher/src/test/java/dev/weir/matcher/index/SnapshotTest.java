package dev.weir.matcher.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.snapshot.SnapshotOutput;
import dev.weir.matcher.testing.RandomQueries;
import dev.weir.matcher.testing.RandomSchemas;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class SnapshotTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("body"))
            .field(Field.longs("price"))
            .build();
    private static final int FLIPS = 1_500;
    private static final int CUTS = 200;
    private static final int FORGERIES = 2_000;

    private final QueryIndex index = new QueryIndex(SCHEMA);

    @Test
    void aSnapshotOfAnEmptyIndexIsAnEmptyIndex() throws IOException {
        Restored restored = restored(0);
        assertThat(restored.index().size()).isZero();
        assertThat(restored.ids()).isEmpty();
        restored.index().put(1, 0, parse("water"));
        assertThat(restored.index().match(document("water"), 1).ids()).containsExactly(1);
    }

    @Test
    void itHoldsWhoStandsRightAfterThePositionAndNobodyElse() throws IOException {
        index.put(1, 3, parse("water"));
        index.put(2, 4, parse("water"));
        index.remove(2, 5);
        index.put(3, 5, parse("weir"));
        index.put(3, 6, parse("water"));
        index.put(4, 6, parse("water"));
        Restored restored = restored(5);
        assertThat(restored.position()).isEqualTo(5);
        assertThat(restored.label()).isEqualTo("news");
        assertThat(restored.ids()).containsExactlyInAnyOrder(1, 3);
        assertThat(restored.index().match(document("water"), 6).ids()).containsExactly(1);
        assertThat(restored.index().match(document("weir"), 6).ids()).containsExactly(3);
        assertThat(restored.index().size()).isEqualTo(2);
    }

    @Test
    void whatLuceneAloneCanDecideIsToBePutAgain() throws IOException {
        index.put(1, 0, parse("body:\"water weir water\"~9"));
        index.put(2, 0, parse("price:[1 TO 5] AND (dry OR body:\"water weir water\"~9)"));
        index.put(3, 0, parse("water"));
        Restored restored = restored(0);
        assertThat(restored.leftOut()).containsExactlyInAnyOrder(1, 2);
        assertThat(restored.ids()).containsExactly(3);
        restored.index().put(1, 0, parse("body:\"water weir water\"~9"));
        assertThat(restored.index().match(document("water weir water"), 1).ids()).containsExactly(1, 3);
    }

    @Test
    void equalQueriesAreStillDecidedOnce() throws IOException {
        index.put(1, 0, parse("+weir +water +\"dry land\""));
        QueryIndex restored = restored(0).index();
        restored.put(2, 1, parse("+\"dry land\" +water +weir"));
        Hits hits = restored.match(document("water weir dry land"), 2);
        assertThat(hits.ids()).containsExactly(1, 2);
        assertThat(hits.stats().candidates()).isEqualTo(1);
    }

    @Test
    void whatNobodyNeedsAnyMoreIsNotWritten() throws IOException {
        index.put(0, 0, parse("water"));
        int small = written(0).length;
        for (int id = 1; id < 1_000; id++) {
            index.put(id, 0, parse("+rare" + id + " +\"other word" + id + "\""));
        }
        index.maintain();
        assertThat(written(0).length).isGreaterThan(10 * small);
        for (int id = 1; id < 1_000; id++) {
            index.remove(id, 1);
        }
        assertThat(written(1).length).isLessThan(small + 100);
    }

    @Test
    void littleThatNobodyNeedsIsWrittenAndMeansNothing() throws IOException {
        for (int id = 0; id < 100; id++) {
            index.put(id, 0, parse("+water +w" + id));
        }
        index.put(100, 0, parse("body:\"water weir water\"~9"));
        index.put(101, 0, parse("water"));
        index.maintain();
        index.put(102, 0, parse("\"water weir\""));
        index.remove(101, 0);
        Restored restored = restored(0);
        assertThat(restored.leftOut()).containsExactly(100);
        assertThat(restored.ids()).hasSize(101).contains(102).doesNotContain(100, 101);
        QueryIndex again = restored.index();
        assertThat(again.size()).isEqualTo(101);
        assertThat(again.match(document("water weir water w7"), 1).ids()).containsExactly(7, 102);
        again.put(101, 1, parse("water"));
        again.put(100, 1, parse("body:\"water weir water\"~9"));
        for (int i = 0; i < 2; i++) {
            assertThat(again.match(document("water weir water w7"), 2).ids()).containsExactly(7, 100, 101, 102);
            again.maintain();
        }
    }

    @Test
    void theIndexGoesOnFromThePosition() throws IOException {
        index.put(1, 7, parse("water"));
        QueryIndex restored = restored(9).index();
        assertThatThrownBy(() -> restored.put(1, 8, parse("weir"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> restored.rollbackTo(8)).isInstanceOf(IllegalArgumentException.class);
        restored.put(1, 9, parse("weir"));
        restored.put(2, 10, parse("weir"));
        restored.rollbackTo(9);
        assertThat(restored.match(document("weir water"), 11).ids()).containsExactly(1);
        assertThat(restored.match(document("water"), 11).ids()).isEmpty();
    }

    @Test
    void anotherSchemaIsRefused() throws IOException {
        index.put(1, 0, parse("water"));
        byte[] written = written(0);
        Schema analyzed = Schema.builder()
                .field(Field.text("body", "english"))
                .field(Field.longs("price"))
                .build();
        Schema extended = Schema.builder()
                .field(Field.text("body"))
                .field(Field.longs("price"))
                .field(Field.longs("rooms"))
                .build();
        for (Schema other : new Schema[] {analyzed, extended}) {
            assertThatThrownBy(() -> QueryIndex.read(in(written), other, () -> 0))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("another schema");
        }
    }

    @Test
    void anOlderOrNewerVersionIsRefused() throws IOException {
        index.put(1, 0, parse("water"));
        byte[] written = written(0);
        for (int version : new int[] {SnapshotOutput.VERSION - 1, SnapshotOutput.VERSION + 1}) {
            byte[] other = written.clone();
            other[Long.BYTES] = (byte) version;
            assertThatThrownBy(() -> QueryIndex.read(in(other), SCHEMA, () -> 0))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageContaining("version " + version);
        }
    }

    @Test
    void anotherLuceneOrJavaIsRefused() {
        Origin present = Origin.of(SCHEMA);
        assertThatCode(() -> Origin.of(SCHEMA).requireSame(present)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Origin("9.12.0", present.java(), present.schema()).requireSame(present))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("Lucene 9.12.0");
        assertThatThrownBy(() -> new Origin(present.lucene(), "21", present.schema())
                        .requireSame(new Origin(present.lucene(), "25", present.schema())))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("Java 21");
    }

    @Test
    void whatIsNoSnapshotIsRefused() {
        for (byte[] other :
                new byte[][] {{}, new byte[5], new byte[1_000], "WEIRSNAP: not really".getBytes(StandardCharsets.UTF_8)
                }) {
            assertThatThrownBy(() -> QueryIndex.read(in(other), SCHEMA, () -> 0))
                    .isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void damageIsAlwaysNoticed(Seeded random) throws IOException {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        RandomQueries queries = new RandomQueries(random, schema);
        QueryIndex many = new QueryIndex(schema);
        for (int id = 0; id < 300; id++) {
            many.put(id, 0, parser.parse(queries.query().source()));
            if (id == 200) {
                many.maintain();
            }
        }
        byte[] written = WrittenSnapshot.either(many, 0, random);
        assertThat(QueryIndex.read(in(written), schema, () -> 0).index().size()).isPositive();
        for (int i = 0; i < FLIPS * Randomized.multiplier(); i++) {
            byte[] flipped = written.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            requireNoticed(flipped, schema);
        }
        for (int i = 0; i < CUTS * Randomized.multiplier(); i++) {
            requireNoticed(Arrays.copyOf(written, random.nextInt(written.length)), schema);
        }
    }

    /** A checksum is no signature: what somebody made up with right ones may be read or not, and does no other harm. */
    @Test
    void whatIsMadeUpWithRightChecksumsIsReadOrRefused(Seeded random) throws IOException {
        Schema schema = RandomSchemas.schema(random);
        QueryParser parser = new QueryParser(schema);
        RandomQueries queries = new RandomQueries(random, schema);
        QueryIndex some = new QueryIndex(schema);
        for (int id = 0; id < 60; id++) {
            some.put(id, 0, parser.parse(queries.query().source()));
        }
        some.maintain();
        byte[] asItIs = content(WrittenSnapshot.asItIs(some, 0));
        byte[] withoutWaste = content(WrittenSnapshot.withoutWaste(some, 0));
        int refused = 0;
        for (int i = 0; i < FORGERIES * Randomized.multiplier(); i++) {
            byte[] forged = (i % 2 == 0 ? asItIs : withoutWaste).clone();
            for (int at = random.nextInt(forged.length), end = at + random.nextInt(6); at <= end; at++) {
                forged[at % forged.length] = (byte) random.nextInt();
            }
            try {
                QueryIndex.read(in(framed(forged)), schema, () -> 0);
            } catch (SnapshotException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] content(byte[] snapshot) throws IOException {
        SnapshotInput in = new SnapshotInput(in(snapshot));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            while (true) {
                content.write(in.readByte());
            }
        } catch (SnapshotException end) {
            assertThat(end).hasMessageContaining("ends too early");
            return content.toByteArray();
        }
    }

    private static byte[] framed(byte[] content) throws IOException {
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        SnapshotOutput out = new SnapshotOutput(snapshot);
        out.writeBytes(content, content.length);
        out.finish();
        return snapshot.toByteArray();
    }

    private static void requireNoticed(byte[] damaged, Schema schema) {
        assertThatThrownBy(() -> QueryIndex.read(in(damaged), schema, () -> 0)).isInstanceOf(SnapshotException.class);
    }

    private Restored restored(long position) throws IOException {
        return QueryIndex.read(in(written(position)), SCHEMA, () -> 0);
    }

    private byte[] written(long position) throws IOException {
        return written(index, position);
    }

    private static byte[] written(QueryIndex from, long position) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        from.write(out, position, "news");
        return out.toByteArray();
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static ParsedQuery parse(String text) {
        return new QueryParser(SCHEMA).parse(QuerySource.of(text));
    }

    private static Document document(String body) {
        return Document.builder(SCHEMA).add("body", body).add("price", 3L).build();
    }
}
