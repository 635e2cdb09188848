package dev.weir.matcher.index;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.snapshot.SnapshotException;
import dev.weir.matcher.snapshot.SnapshotInput;
import dev.weir.matcher.snapshot.SnapshotOutput;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.lucene.util.Version;

/**
 * On what it depends, beside the queries themselves, to what they are compiled: where any of it differs, a snapshot is
 * no good.
 *
 * @param lucene the version of the analyzers and of the parser
 * @param java the version of the runtime, whose tables say what a letter is and what it is in lower case
 * @param schema all fields with their types and analyzers, and the default fields
 */
record Origin(String lucene, String java, String schema) {
    static Origin of(Schema schema) {
        return new Origin(
                Version.LATEST.toString(),
                Integer.toString(Runtime.version().feature()),
                schema.fields().stream().map(Field::toString).collect(Collectors.joining("\n")) + "\ndefault fields "
                        + schema.defaultFields());
    }

    void write(SnapshotOutput out) throws IOException {
        out.writeString(lucene);
        out.writeString(java);
        out.writeString(schema);
    }

    static Origin read(SnapshotInput in) throws IOException {
        return new Origin(in.readString(), in.readString(), in.readString());
    }

    /** @throws SnapshotException if it is not the present one */
    void requireSame(Origin present) throws SnapshotException {
        requireSame("Lucene", lucene, present.lucene);
        requireSame("Java", java, present.java);
        if (!schema.equals(present.schema)) {
            throw new SnapshotException("was made with another schema");
        }
    }

    private static void requireSame(String what, String made, String present) throws SnapshotException {
        if (!made.equals(present)) {
            throw new SnapshotException("was made with " + what + " " + made + ", and this is " + present);
        }
    }
}
