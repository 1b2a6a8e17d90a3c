package dev.nn.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nn.domain.check.FunctionCheck;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every plugin promises: it is found, and its formula activations have the derivatives and ranges they state. */
public interface PluginContract {

    /** Points tried for each formula. */
    int POINTS = 10_000;

    /** Distance of the central difference. */
    double STEP = 1e-5;

    /** The plugin under test. */
    Plugin plugin();

    /** The jar's services file names the plugin. */
    @Test
    default void isFoundByServiceLoader() {
        assertTrue(
                ServiceLoader.load(Plugin.class).stream().anyMatch(p -> p.type() == plugin().getClass()),
                "META-INF/services/" + Plugin.class.getName() + " does not name " + plugin().getClass());
    }

    /**
     * Every function with its defaults: derivatives, numbers where numbers are due, NaN passed on, no state, the same
     * answers from eight threads at once; the checks of {@code nn plugins verify}.
     */
    @Test
    default void functionsKeepWhatTheyPromise() {
        Stream<Executable> activations = kept(plugin().activations(), FunctionCheck::activation);
        Stream<Executable> losses = kept(plugin().losses(), FunctionCheck::loss);
        Stream<Executable> optimizers = kept(plugin().optimizers(), FunctionCheck::optimizer);
        Stream<Executable> initializers = kept(plugin().initializers(), FunctionCheck::initializer);
        Stream<Executable> schedules = kept(plugin().schedules(), FunctionCheck::schedule);
        assertAll(Stream.of(activations, losses, optimizers, initializers, schedules)
                .flatMap(all -> all));
    }

    private static <T> Stream<Executable> kept(List<Provider<T>> providers, Function<T, List<String>> check) {
        return providers.stream()
                .map(provider -> () -> assertEquals(
                        List.of(),
                        check.apply(provider.create(
                                Arguments.defaults(provider.info().parameters()))),
                        provider.info().name()));
    }

    /** Each derivative agrees with central differences, away from kinks. */
    @Test
    default void derivativesAgreeWithCentralDifferences() {
        assertAll(formulaActivations(this::derivativeAgrees));
    }

    /** Each value lies in the stated range. */
    @Test
    default void valuesLieInTheRange() {
        assertAll(formulaActivations(this::rangeHolds));
    }

    /** Each formula, printed and read again, is the same. */
    @Test
    default void printingThenParsingGivesTheSameFormula() {
        assertAll(formulaActivations((name, activation) -> {
            for (Formula formula : new Formula[] {activation.formula(), activation.derivative()}) {
                assertEquals(formula, Formula.parse(formula.text(), formula.variables()), name);
            }
        }));
    }

    private Stream<Executable> formulaActivations(Check check) {
        return plugin().activations().stream()
                .filter(p -> created(p) instanceof FormulaActivation)
                .map(p -> () -> check.check(p.info().name(), (FormulaActivation) created(p)));
    }

    private static Activation created(Provider<Activation> provider) {
        return provider.create(Arguments.defaults(provider.info().parameters()));
    }

    private void derivativeAgrees(String name, FormulaActivation activation) {
        RandomStream random = RandomStream.of(7, Purpose.SAMPLING, 0, 0);
        var value = activation.formula().compile();
        var derivative = activation.derivative().compile();
        int compared = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = random.uniform(i, -8, 8);
            if (activation.switches().sameSide(new double[] {x - STEP}, new double[] {x + STEP})) {
                double numerical = (value.evaluate(x + STEP) - value.evaluate(x - STEP)) / ((x + STEP) - (x - STEP));
                double exact = derivative.evaluate(x);
                double bound = 1e-9 * Math.max(1, Math.abs(exact)) + 1e-10 * Math.abs(value.evaluate(x));
                assertArrayEquals(new double[] {numerical}, new double[] {exact}, bound, name + "'(" + x + ")");
                compared++;
            }
        }
        assertTrue(compared > POINTS * 0.99, name + ": only " + compared + " points away from kinks");
    }

    private void rangeHolds(String name, FormulaActivation activation) {
        var value = activation.formula().compile();
        for (double x = -60; x <= 60; x += 0.01) {
            double y = value.evaluate(x);
            assertTrue(
                    activation.range().contains(y), name + "(" + x + ") = " + y + " is outside " + activation.range());
        }
    }

    /** A check of one activation. */
    interface Check {
        /** Throws when it fails. */
        void check(String name, FormulaActivation activation);
    }
}
