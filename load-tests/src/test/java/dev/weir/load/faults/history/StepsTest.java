package dev.weir.load.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void aFileThatIsCutOffAnywhereGivesTheStepsThatAreWhole() throws IOException {
        List<Step> steps = List.copyOf(Spoken.consumer(Spoken.log(9), new Random(1), /* fromStored= */ true));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Step step : steps) {
            Steps.write(file, step);
        }
        Steps.write(file, new Step.Ended("cut"));
        byte[] bytes = file.toByteArray();
        int whole = 0;
        for (int length = 0; length < bytes.length; length++) {
            Steps.Part part = Steps.read(new ByteArrayInputStream(bytes, 0, length));
            assertThat(steps.subList(0, part.steps().size())).isEqualTo(part.steps());
            assertThat(part.bytes()).isLessThanOrEqualTo(length);
            assertThat(part.steps().size()).isGreaterThanOrEqualTo(whole);
            whole = part.steps().size();
        }
        assertThat(whole).isEqualTo(steps.size());
        assertThat(Steps.read(new ByteArrayInputStream(bytes)).steps().getLast())
                .isEqualTo(new Step.Ended("cut"));
    }
}
