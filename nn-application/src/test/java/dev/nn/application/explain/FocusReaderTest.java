package dev.nn.application.explain;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Experiments.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.experiment.Experiment;
import dev.nn.application.fixture.Experiments;
import dev.nn.application.port.in.Focus;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Trace;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The choice of the weight that an explanation follows, in a 2-3-2 network with dropout between.
 */
class FocusReaderTest {

    private static final Experiment EXPERIMENT = Experiments.ofLayers(
            table("p,q,y", "1,-2,a", "2,0.5,b"),
            List.of(
                    map("dense", map("units", 3L, "activation", "tanh")),
                    map("dropout", map("rate", 0.5)),
                    map("dense", map("activation", "softmax"))));

    private static Trace trace() {
        ReferenceEngine engine = new ReferenceEngine();
        Parameters parameters = EXPERIMENT.trainer(engine).parameters();
        BackpropService backprop = EXPERIMENT.backprop(engine);
        return backprop.trace(
                parameters, Batch.of(EXPERIMENT.data().training(), engine, new int[] {0}), Pass.INFERENCE);
    }

    private final Problems problems = new Problems();
    private final FocusReader reader = new FocusReader(EXPERIMENT.model().network(), problems);

    private Optional<FocusReader.Request> read(String weight, String neuron) {
        return reader.read(
                Optional.of(weight).filter(text -> !text.isEmpty()),
                Optional.of(neuron).filter(text -> !text.isEmpty()));
    }

    @Test
    void readsLayerInputAndUnit() {
        assertThat(read("2.1.0", "").orElseThrow().in(trace())).isEqualTo(new Focus(2, 1, 0, false));
    }

    /** Selects the weight with the largest gradient, of a neuron or of the first layer. */
    @Test
    void defaultsToTheLargestGradient() {
        Trace trace = trace();
        Tensor gradients = trace.gradients().weights(0);
        Focus ofUnit = read("", "0.2").orElseThrow().in(trace);
        Focus any = read("", "").orElseThrow().in(trace);
        assertThat(ofUnit.layer()).isZero();
        assertThat(ofUnit.output()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThat(Math.abs(gradients.get(i, 2))).isLessThanOrEqualTo(Math.abs(gradients.get(ofUnit.input(), 2)));
            for (int j = 0; j < 3; j++) {
                assertThat(Math.abs(gradients.get(i, j)))
                        .isLessThanOrEqualTo(Math.abs(gradients.get(any.input(), any.output())));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "0.2 | '' | expected layer.input.unit, such as 0.2.1",
                "0.2.x | '' | expected layer.input.unit, such as 0.2.1",
                "'' | 0.0.1 | expected layer.unit, such as 0.1",
                "1.0.0 | '' | layer 1 has no weights; the layers with weights are [0, 2]",
                "0.2.0 | '' | layer 0 has inputs 0 to 1 and units 0 to 2, found input 2 and unit 0",
                "'' | 2.2 | layer 2 has inputs 0 to 2 and units 0 to 1, found unit 2",
                "0.0.0 | 0.0 | conflicts with weight 0.0.0; use only one of them",
            })
    void rejectsInvalidPositions(String weight, String neuron, String message) {
        assertThat(read(weight, neuron)).isEmpty();
        assertThat(problems.all()).extracting(Problem::message).containsExactly(message);
    }
}
