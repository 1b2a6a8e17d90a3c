package dev.nn.application.report;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Experiments.inputs;
import static dev.nn.application.fixture.Experiments.sound;
import static dev.nn.application.fixture.Experiments.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.experiment.Experiment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    /** Decodes inputs to the values that the row had, as a report shows them. */
    @ParameterizedTest
    @ValueSource(strings = {"standardize", "min_max", "robust", "log", "none"})
    void decodesInputsToOriginalValues(String numeric) {
        Experiment made = sound(
                map("preprocessing", map("numeric", numeric, "categorical", map("one_hot", map("rare", 2L)))),
                table("x,c,y", "0,red,a", "2.5,blue,b", "4,red,a", "17,red,b"));
        Decoder decoder = new Decoder(made.model().features());
        double[][] rows = inputs(made.data().training());
        assertThat(decoder.values(rows[0])).isEqualTo(List.of("0", "red"));
        assertThat(decoder.values(rows[1])).isEqualTo(List.of("2.5", "other"));
        assertThat(decoder.values(rows[3])).isEqualTo(List.of("17", "red"));
    }
}
