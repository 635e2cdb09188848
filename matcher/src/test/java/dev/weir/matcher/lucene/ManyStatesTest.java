package dev.weir.matcher.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against the deterministic automaton of expressions of which that is small. */
@ExtendWith(Randomized.class)
class ManyStatesTest {
    private static final List<String> CHARACTERS = List.of("a", "b", "é", "東", "𝒳");
    private static final List<String> ATOMS = List.of("a", "b", "é", "[a-é]", "[^b]", "𝒳", ".", "(a|東b)", "()", "#");
    private static final List<String> REPEATS = List.of("", "", "*", "?", "+", "{2}", "{1,3}", "{2,}");
    private static final int EXPRESSIONS = 300;
    private static final int VALUES = 40;

    @Test
    void acceptsWhatTheDeterministicAutomatonAccepts(Seeded random) {
        int accepted = 0;
        for (int i = 0; i < EXPRESSIONS * Randomized.multiplier(); i++) {
            String expression = text(random, 1 + random.nextInt(3), ATOMS, REPEATS) + "|"
                    + text(random, 1 + random.nextInt(4), ATOMS, REPEATS);
            Automaton automaton = new RegExp(expression).toAutomaton();
            ManyStates states = new ManyStates(automaton);
            CharacterRunAutomaton deterministic = new CharacterRunAutomaton(
                    Operations.determinize(automaton, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
            for (int j = 0; j < VALUES; j++) {
                String value = text(random, random.nextInt(7), CHARACTERS, List.of(""));
                boolean expected = deterministic.run(value);
                assertThat(states.accept(new BytesRef(value)))
                        .as("/%s/ on %s", expression, value)
                        .isEqualTo(expected);
                accepted += expected ? 1 : 0;
            }
        }
        assertThat(accepted).isGreaterThan(EXPRESSIONS);
    }

    private static String text(Seeded random, int length, List<String> atoms, List<String> repeats) {
        return IntStream.range(0, length)
                .mapToObj(i -> atoms.get(random.nextInt(atoms.size())) + repeats.get(random.nextInt(repeats.size())))
                .collect(Collectors.joining());
    }
}
