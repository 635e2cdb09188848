package dev.weir.load.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final List<String> TEXT = List.of("w1", "w2", "w1", "w3");

    @Test
    void eachQuestionHoldsWhereItsWordsSaySo() {
        assertThat(new Question.All(List.of("w1", "w3")).holds(TEXT)).isTrue();
        assertThat(new Question.All(List.of("w1", "w4")).holds(TEXT)).isFalse();
        assertThat(new Question.Any(List.of("w4", "w3")).holds(TEXT)).isTrue();
        assertThat(new Question.Any(List.of("w4", "w5")).holds(TEXT)).isFalse();
        assertThat(new Question.Without("w1", "w4").holds(TEXT)).isTrue();
        assertThat(new Question.Without("w1", "w2").holds(TEXT)).isFalse();
        assertThat(new Question.Phrase("w1", "w3").holds(TEXT)).isTrue();
        assertThat(new Question.Phrase("w2", "w3").holds(TEXT)).isFalse();
    }
}
