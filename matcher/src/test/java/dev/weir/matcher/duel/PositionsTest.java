package dev.weir.matcher.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who stands at which position, against a model that keeps a whole map for each position. */
@ExtendWith(Randomized.class)
class PositionsTest {
    private static final int RUNS = 100;
    private static final int STEPS = 60;
    private static final int IDS = 6;
    private static final List<String> WORDS =
            List.of("water", "weir", "NOT water", "*:*", "weir AND water", "wat*", "nothing");

    private final Schema schema = Schema.builder().field(Field.text("body")).build();
    private final QueryParser parser = new QueryParser(schema);
    private final List<Document> documents = List.of(
            Document.builder(schema).add("body", "the weir holds the water").build(),
            Document.builder(schema).add("body", "dry land").build());

    @Test
    void eachDocumentSeesTheQueriesThatStandAtItsPosition(Seeded random) {
        for (int run = 0; run < RUNS * Randomized.multiplier(); run++) {
            run(random);
        }
    }

    private void run(Seeded random) {
        QueryIndex index = new QueryIndex(schema);
        // standing.get(p): who stands for the documents after p, as far as is known.
        List<Map<Long, String>> standing = new ArrayList<>(List.of(new TreeMap<>()));
        int position = 0;
        int forgotten = 0;
        for (int step = 0; step < STEPS; step++) {
            long id = random.nextInt(IDS);
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    String text = WORDS.get(random.nextInt(WORDS.size()));
                    index.put(id, position, parse(text));
                    standing.get(position).put(id, text);
                }
                case 3 -> {
                    index.remove(id, position);
                    standing.get(position).remove(id);
                }
                case 4 -> {
                    int back = forgotten + random.nextInt(position - forgotten + 1);
                    index.rollbackTo(back);
                    standing.subList(back + 1, standing.size()).clear();
                    position = back;
                }
                case 5 -> {
                    forgotten += random.nextInt(position - forgotten + 1);
                    index.forgetBefore(forgotten);
                }
                case 6 -> index.maintain();
                default -> {
                    standing.add(new TreeMap<>(standing.get(position)));
                    position++;
                }
            }
            check(index, standing, forgotten);
        }
    }

    private void check(QueryIndex index, List<Map<Long, String>> standing, int forgotten) {
        assertThat(index.size()).isEqualTo(standing.get(standing.size() - 1).size());
        for (int after = forgotten; after < standing.size(); after++) {
            Map<Long, String> expected = standing.get(after);
            for (long id = 0; id < IDS; id++) {
                assertThat(index.standsAt(id, after + 1)).isEqualTo(expected.containsKey(id));
            }
            for (Document document : documents) {
                assertThat(index.match(document, after + 1).ids()).containsExactly(hits(expected, document));
            }
        }
    }

    private long[] hits(Map<Long, String> standing, Document document) {
        return standing.entrySet().stream()
                .filter(entry -> matches(entry.getValue(), document))
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    private boolean matches(String text, Document document) {
        boolean wet = document.values("body").toString().contains("water");
        return switch (text) {
            case "*:*" -> true;
            case "NOT water" -> !wet;
            case "nothing" -> false;
            default -> wet;
        };
    }

    private ParsedQuery parse(String text) {
        return parser.parse(QuerySource.of(text));
    }
}
