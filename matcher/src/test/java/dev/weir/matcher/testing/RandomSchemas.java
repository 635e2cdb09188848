package dev.weir.matcher.testing;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import java.util.List;
import java.util.Random;

/** Schemas with at least one field of each type, of random analysis and multiplicity. */
public final class RandomSchemas {
    private static final List<String> ANALYZERS = List.of(
            "standard", "english", "simple", "whitespace", "german", "turkish", "cjk", "stop", "french", "keyword");

    private RandomSchemas() {}

    public static Schema schema(Random random) {
        Schema.Builder builder = Schema.builder();
        add(builder, random, Field.text("title", "standard"));
        add(builder, random, Field.text("body", Words.oneOf(random, ANALYZERS)));
        add(builder, random, Field.text("note", Words.oneOf(random, ANALYZERS)));
        add(builder, random, Field.keyword("tag", Normalizer.LOWERCASE));
        add(builder, random, Field.keyword("code"));
        for (FieldType type :
                List.of(FieldType.LONG, FieldType.DOUBLE, FieldType.DATE, FieldType.BOOLEAN, FieldType.GEO_POINT)) {
            String name = type.label().replace(' ', '_');
            add(builder, random, new Field(name, type, "", Normalizer.NONE, false));
            builder.field(new Field(name + "s", type, "", Normalizer.NONE, true));
        }
        switch (random.nextInt(4)) {
            case 0 -> builder.defaultFields("title");
            case 1 -> builder.defaultFields("title", "body", "tag");
            case 2 -> builder.defaultFields("title", "note");
            default -> {}
        }
        return builder.build();
    }

    private static void add(Schema.Builder builder, Random random, Field field) {
        builder.field(random.nextBoolean() ? field.asRepeated() : field);
    }
}
