package dev.nn.plugin.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.check.GradientCheck;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.layer.ActivationLayer;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.layer.Dropout;
import dev.nn.domain.network.Layer;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Shape;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activation with every loss that it pairs with, on three architectures, against central differences. */
class GradientCheckTest {

    private static final int SAMPLES = 5;
    private static final int OUTPUTS = 3;
    private static final long SEED = 20261124;

    static Stream<ArgumentSet> pairs() {
        List<ArgumentSet> pairs = new ArrayList<>();
        for (Provider<Activation> a : Activations.all()) {
            for (Provider<Loss> l : Losses.all()) {
                Activation activation = created(a);
                Loss loss = created(l);
                if (loss.accepts(activation)) {
                    String name = a.info().name() + " with " + l.info().name();
                    pairs.add(org.junit.jupiter.params.provider.Arguments.argumentSet(name, name, activation, loss));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void exactGradientsAgreeWithCentralDifferences(String pair, Activation activation, Loss loss) {
        for (List<Layer> layers : architectures(activation)) {
            Network network = new Network(Shape.of(4), layers);
            var result = new GradientCheck(network, loss, BackpropFactory.LAYER_BY_LAYER)
                    .run(parameters(network), batch(loss), 60, SEED);
            assertThat(result.failures())
                    .as("%s, seed %d, %s", pair, SEED, layers)
                    .isEmpty();
            assertThat(result.compared())
                    .as("%s: compared, %d skipped", pair, result.skipped())
                    .hasSizeGreaterThan(8);
        }
    }

    private static List<List<Layer>> architectures(Activation activation) {
        Activation tanh = created(Activations.all().stream()
                .filter(p -> p.info().name().equals("tanh"))
                .findFirst()
                .orElseThrow());
        return List.of(
                List.of(new Dense(OUTPUTS, activation)),
                List.of(new Dense(5, tanh), new Dense(OUTPUTS, activation)),
                List.of(
                        new Dense(6, activation),
                        new Dropout(0.25),
                        new Dense(4, tanh),
                        new Dense(OUTPUTS, activation)),
                List.of(
                        new ActivationLayer(tanh),
                        new Dense(5, Activation.formula("x")),
                        new ActivationLayer(activation),
                        new Dense(OUTPUTS, Activation.formula("0.5 * x")),
                        new ActivationLayer(activation)));
    }

    private static Parameters parameters(Network network) {
        Parameters parameters = Parameters.zeros(network, new ReferenceEngine());
        for (int i = 0; i < parameters.all().size(); i++) {
            fill(parameters.all().get(i).values(), i, -0.6, 0.6);
        }
        return parameters;
    }

    private static Batch batch(Loss loss) {
        Tensor features = new Float64Tensor(SAMPLES, 4);
        Tensor targets = new Float64Tensor(SAMPLES, OUTPUTS);
        fill(features, 100, -1, 1);
        double off = loss.classes().map(c -> c.off()).orElse(0.25);
        for (int r = 0; r < SAMPLES; r++) {
            for (int c = 0; c < OUTPUTS; c++) {
                targets.set(r, c, r % OUTPUTS == c ? 1 : off);
            }
        }
        return new Batch(features, targets);
    }

    private static void fill(Tensor tensor, int stream, double low, double high) {
        RandomStream random = RandomStream.of(SEED, Purpose.SAMPLING, stream, 0);
        for (int r = 0; r < tensor.rows(); r++) {
            for (int c = 0; c < tensor.columns(); c++) {
                tensor.set(r, c, random.uniform((long) r * tensor.columns() + c, low, high));
            }
        }
    }

    private static <T> T created(Provider<T> provider) {
        return provider.create(Arguments.defaults(provider.info().parameters()));
    }
}
