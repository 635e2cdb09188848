package dev.weir.matcher.syntax.bool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Randomized.class)
class CanonicalTextTest {
    private static final int TREES = 20_000;

    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title"))
            .field(Field.text("body", "english"))
            .field(Field.text("AND"))
            .field(Field.text("near"))
            .field(Field.text("fn"))
            .field(Field.text("TI"))
            .field(Field.keyword("source"))
            .field(Field.longs("price"))
            .field(Field.doubles("weight"))
            .field(Field.dates("listed"))
            .field(Field.booleans("sold"))
            .field(Field.geoPoints("place"))
            .defaultFields("title", "body")
            .build();

    private final CanonicalText canonical = new CanonicalText(SCHEMA);
    private final BooleanSyntax syntax = new BooleanSyntax(SCHEMA, QueryLimits.DEFAULT);

    @Test
    void theTextOfAnyTreeIsReadAsThatTree(Seeded random) {
        List<String> fields = SCHEMA.fields().stream().map(Field::name).toList();
        for (int i = 0; i < TREES * Randomized.multiplier(); i++) {
            QueryTree tree = new RandomTrees(random, fields).tree(random.nextInt(6));
            String text = canonical.print(tree);
            assertThat(syntax.read(text).tree()).as("%s", text).isEqualTo(tree);
        }
    }

    @Test
    void theTextIsReadWithoutAWarning(Seeded random) {
        List<String> fields = SCHEMA.fields().stream().map(Field::name).toList();
        for (int i = 0; i < 1_000 * Randomized.multiplier(); i++) {
            String text = canonical.print(new RandomTrees(random, fields).tree(3));
            assertThat(syntax.read(text).warnings()).as("%s", text).isEmpty();
        }
    }
}
