package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.ReadQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads BOOLEAN: AND, OR, NOT, proximity in the notations of library databases and media monitors, phrases with
 * wildcards, fields before and behind what stands in them. The manual describes it. Safe for any number of threads.
 */
public final class BooleanSyntax {
    private final Schema schema;
    private final QueryLimits limits;
    private final FieldCodes codes;

    public BooleanSyntax(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.codes = new FieldCodes(schema);
    }

    /**
     * Reads a text.
     *
     * @throws QueryException if it cannot be read, asks an unknown field or a field for what its type cannot answer, or
     *     is beyond a limit; it tells the place
     */
    public ReadQuery read(String text) {
        if (text.length() > limits.maxChars()) {
            throw QueryException.of("the text has " + text.length() + " characters, at most " + limits.maxChars()
                    + " are allowed (limit maxChars); split it into several queries");
        }
        Notes notes = new Notes(text, limits);
        Written query = written(notes, text);
        return new ReadQuery(new Meaning(notes, schema).of(query), notes.places(), notes.warnings());
    }

    private Written written(Notes notes, String text) {
        List<Written> earlier = new ArrayList<>();
        for (Lines.Line line : Lines.of(text)) {
            Tokens tokens = Tokens.of(notes, line.from(), line.to());
            earlier.add(new Parser(notes, codes, tokens, List.copyOf(earlier)).whole());
        }
        if (!earlier.isEmpty()) {
            return earlier.get(earlier.size() - 1);
        }
        return new Parser(notes, codes, Tokens.of(notes, 0, text.length()), List.of()).whole();
    }
}
