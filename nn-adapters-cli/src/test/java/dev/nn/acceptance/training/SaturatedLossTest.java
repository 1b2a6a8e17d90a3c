package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.function.Loss;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Losses at logits so far apart that probabilities round to 0 or 1. Expected values are derived by
 * hand: for two classes {@code gap} apart, the likely one has {@code -ln p = ln(1 + e^-gap)}, the
 * other {@code gap} more.
 */
class SaturatedLossTest {

    private static final double[] GAPS = {1, 30, 80, 89, 95, 99, 101, 104, 200, 700, 1000};

    private record Found(double loss, double[] gradient, double[] prediction) {
        /**
         * Returns whether the loss or a prediction is infinite, which stops training before its
         * parameters change.
         */
        boolean honestlyInfinite() {
            return Double.isInfinite(loss) || DoubleStream.of(prediction).anyMatch(Double::isInfinite);
        }

        boolean nan() {
            return Double.isNaN(loss) || DoubleStream.of(gradient).anyMatch(Double::isNaN);
        }
    }

    /**
     * Expects no loss for a correct answer; a wrong one costs the gap, and its gradient has full
     * strength.
     */
    @ParameterizedTest
    @ValueSource(strings = {"cross_entropy", "kl_divergence", "binary_cross_entropy"})
    void softmaxLossesReachTheirLimits(String loss) {
        for (ComputeEngine engine : engines()) {
            for (double gap : GAPS) {
                double rest = Math.log1p(Math.exp(-gap));
                double q = Math.exp(-rest - gap);
                Found right = at(loss, "softmax", engine, new double[] {0, gap}, new double[] {0, 1});
                assertThat(right.loss()).as(loss + gap).isCloseTo(rest, within(1e-7));
                assertThat(right.gradient()[0]).as(loss + gap).isCloseTo(q, within(1e-7));
                assertThat(right.gradient()[1]).as(loss + gap).isCloseTo(-q, within(1e-7));
                Found wrong = at(loss, "softmax", engine, new double[] {0, gap}, new double[] {1, 0});
                assertThat(wrong.loss()).as(loss + gap).isCloseTo(gap + rest, within(1e-6 * (1 + gap)));
                assertThat(wrong.gradient()[0]).as(loss + gap).isCloseTo(q - 1, within(1e-6));
                assertThat(wrong.gradient()[1]).as(loss + gap).isCloseTo(1 - q, within(1e-6));
            }
        }
    }

    /**
     * Checks one output: {@code -ln sigmoid(z)} is {@code softplus(-z)}, its slope
     * {@code sigmoid(z) - 1}.
     */
    @ParameterizedTest
    @ValueSource(strings = {"cross_entropy", "kl_divergence", "binary_cross_entropy"})
    void sigmoidLossesReachTheirLimits(String loss) {
        for (ComputeEngine engine : engines()) {
            for (double gap : GAPS) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double logit = sign * gap;
                    // The second of the two outputs has the target 0 and a logit at which its loss
                    // is 0.
                    Found found = at(loss, "sigmoid", engine, new double[] {logit, -2000}, new double[] {1, 0});
                    double expected = Math.max(0, -logit) + Math.log1p(Math.exp(-gap));
                    double share = loss.equals("binary_cross_entropy") ? 0.5 : 1;
                    double slope = -1 / (1 + Math.exp(logit));
                    assertThat(found.loss()).as(loss + logit).isCloseTo(share * expected, within(1e-6 * (1 + gap)));
                    assertThat(found.gradient()[0]).as(loss + logit).isCloseTo(share * slope, within(1e-6));
                    assertThat(found.gradient()[1]).as(loss + logit).isZero();
                }
            }
        }
    }

    /**
     * Compares three classes and a soft target with central differences of the definition on
     * probabilities.
     */
    @ParameterizedTest
    @ValueSource(strings = {"cross_entropy", "kl_divergence", "binary_cross_entropy"})
    void logitFormsEqualTheLoss(String loss) {
        double[] logits = {0.3, 2.5, -1.1};
        double[] target = {0.2, 0.5, 0.3};
        Found found = at(loss, "softmax", new ReferenceEngine(), logits, target);
        assertThat(found.loss()).isCloseTo(defined(loss, logits, target), within(1e-12));
        for (int i = 0; i < 3; i++) {
            double[] above = logits.clone();
            double[] below = logits.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double slope = (defined(loss, above, target) - defined(loss, below, target)) / 2e-5;
            assertThat(found.gradient()[i]).as(loss + i).isCloseTo(slope, within(1e-9));
        }
    }

    private static double defined(String loss, double[] z, double[] t) {
        double sum = 0;
        for (double logit : z) {
            sum += Math.exp(logit);
        }
        double value = 0;
        for (int k = 0; k < z.length; k++) {
            double p = Math.exp(z[k]) / sum;
            value += switch (loss) {
                case "binary_cross_entropy" -> -(t[k] * Math.log(p) + (1 - t[k]) * Math.log(1 - p)) / z.length;
                case "kl_divergence" -> t[k] * Math.log(t[k] / p);
                default -> -t[k] * Math.log(p);
            };
        }
        return value;
    }

    /** Checks every loss after every activation: a limit or a reported infinity, never NaN. */
    @Test
    void neverReturnsNan() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Provider<Loss> loss : losses()) {
            for (Provider<Activation> activation : activations()) {
                Loss made = loss.create(Arguments.defaults(loss.info().parameters()));
                if (!made.accepts(
                        activation.create(Arguments.defaults(activation.info().parameters())))) {
                    continue;
                }
                for (ComputeEngine engine : engines()) {
                    for (double gap : GAPS) {
                        double off = made.classes().map(ClassEncoding::off).orElse(0.0);
                        for (double[] target : new double[][] {{off, 1}, {1, off}}) {
                            for (double sign : new double[] {-1, 1}) {
                                String what = loss.info().name() + " after "
                                        + activation.info().name() + ", gap " + sign * gap + ", target " + target[0]
                                        + ", " + engine.getClass().getSimpleName();
                                Found found = at(
                                        loss.info().name(),
                                        activation.info().name(),
                                        engine,
                                        new double[] {0, sign * gap},
                                        target);
                                if (found.nan() && !found.honestlyInfinite()) {
                                    wrong.add(what + ": " + found.loss() + " " + found.gradient()[0] + " "
                                            + found.gradient()[1]);
                                }
                                checked++;
                            }
                        }
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(10_000);
        assertThat(wrong).isEmpty();
    }

    /**
     * Checks that ln cosh d is d^2/2 near 0 and |d| - ln 2 far out, with slope tanh d; single
     * precision represents 1 + d itself less exactly.
     */
    @ParameterizedTest
    @CsvSource({"1e-5", "1e-4", "1e-3", "3e-2", "0.5", "1.5", "100", "-1e-4", "-100"})
    void logCoshIsExactNearZeroAndFarOut(double distance) {
        for (ComputeEngine engine : engines()) {
            double prediction = engine instanceof ReferenceEngine ? 1 + distance : (float) (1 + distance);
            double d = prediction - 1;
            double expected = Math.abs(d) < 1e-2
                    ? d * d / 2 - d * d * d * d / 12
                    : Math.abs(d) + Math.log1p(Math.exp(-2 * Math.abs(d))) - Math.log(2);
            Found found = at("log_cosh", "linear", engine, new double[] {prediction}, new double[] {1});
            assertThat(found.loss()).isCloseTo(expected, within(2e-6 * expected));
            assertThat(found.gradient()[0]).isCloseTo(Math.tanh(d), within(2e-6 * Math.abs(Math.tanh(d))));
        }
    }

    /**
     * Returns the results at the given logits, which are the biases of a layer whose input is 0.
     */
    private static Found at(String loss, String activation, ComputeEngine engine, double[] logits, double[] target) {
        Network network = Network.of(1, new Dense(logits.length, made(activations(), activation)));
        Parameters parameters = Parameters.zeros(network, engine);
        Parameters gradients = Parameters.zeros(network, engine);
        Tensor features = engine.allocate(1, 1);
        Tensor targets = engine.allocate(1, logits.length);
        for (int k = 0; k < logits.length; k++) {
            parameters.bias(0).set(0, k, logits[k]);
            targets.set(0, k, target[k]);
        }
        BackpropService backprop = BackpropFactory.LAYER_BY_LAYER.bind(network, made(losses(), loss), engine);
        double value = backprop.gradients(parameters, new Batch(features, targets), Pass.INFERENCE, gradients)
                .loss();
        double[] prediction = backprop.predict(parameters, features).row(0);
        return new Found(value, gradients.bias(0).row(0), prediction);
    }

    private static <T> T made(List<Provider<T>> providers, String name) {
        return providers.stream()
                .filter(provider -> provider.info().name().equals(name))
                .map(provider ->
                        provider.create(Arguments.defaults(provider.info().parameters())))
                .findFirst()
                .orElseThrow();
    }

    private static List<Provider<Loss>> losses() {
        return plugins().stream().flatMap(plugin -> plugin.losses().stream()).toList();
    }

    private static List<Provider<Activation>> activations() {
        return plugins().stream()
                .flatMap(plugin -> plugin.activations().stream())
                .toList();
    }

    private static List<ComputeEngine> engines() {
        List<ComputeEngine> engines = new ArrayList<>(List.of(new ReferenceEngine()));
        plugins().stream()
                .flatMap(plugin -> plugin.engines().stream())
                .map(provider -> provider.create(Arguments.defaults(List.of()))
                        .create(new EngineSettings(1, EngineSettings.Kernels.AUTO)))
                .forEach(engines::add);
        return engines;
    }

    private static final List<Plugin> PLUGINS = ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static List<Plugin> plugins() {
        return PLUGINS;
    }
}
