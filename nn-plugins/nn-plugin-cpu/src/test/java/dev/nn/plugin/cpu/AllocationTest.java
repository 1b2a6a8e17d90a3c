package dev.nn.plugin.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.TrainingStep;
import dev.nn.plugin.functions.BuiltInFunctions;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Steady-state computation allocates no objects. The JIT compiler needs time to eliminate
 * vector objects, so a measurement is repeated until it shows no allocation. Similar-looking code
 * can defeat the optimization; then no repetition succeeds and the test fails.
 */
class AllocationTest {

    private static final int CALLS = 500;
    private static final long PATIENCE_NANOSECONDS = 60_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Covers all functions except sine and cosine, which call the JDK's methods for each element
     * and allocate arrays on JDK 25.
     */
    @ParameterizedTest
    @EnumSource(
            value = Elementary.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIN", "COS"})
    void blockFunctionsAllocateNothing(Elementary function) {
        ComputeEngine engine = engine(1);
        Program program = Formula.parse(function.text() + "(x)", "x").compile();
        Tensor x = random(engine, 1, 1024);
        Tensor y = engine.allocate(1, 1024);
        assertMakesNoObjects(() -> engine.map(program, x, y));
    }

    @ParameterizedTest
    @CsvSource({
        "1, relu, sgd",
        "1, tanh, adam",
        "1, gelu, sgd",
        "1, sigmoid, rmsprop",
        "1, softplus, adam",
        "2, relu, adam"
    })
    void trainingStepsAllocateNothing(int threads, String activation, String optimizer) {
        ComputeEngine engine = engine(threads);
        Plugin functions = new BuiltInFunctions();
        Network network = Network.of(
                64,
                new Dense(32, made(functions.activations(), activation)),
                new Dense(10, made(functions.activations(), "softmax")));
        Parameters parameters = Parameters.zeros(network, engine);
        parameters.flat().copyFrom(random(engine, 1, parameters.flat().columns()));
        BackpropService backprop =
                BackpropFactory.LAYER_BY_LAYER.bind(network, made(functions.losses(), "cross_entropy"), engine);
        TrainingStep step =
                new TrainingStep(network, parameters, backprop, made(functions.optimizers(), optimizer), engine);
        // Large enough for two threads to share the activations.
        int samples = 32 * threads * threads * 16;
        Batch batch = new Batch(random(engine, samples, 64), engine.allocate(samples, 10));
        for (int r = 0; r < samples; r++) {
            batch.targets().set(r, r % 10, 1);
        }
        Pass pass = Pass.training(0, 0);
        assertMakesNoObjects(() -> step.run(batch, pass, 1, 0.01));
    }

    private static void assertMakesNoObjects(Runnable call) {
        long thread = Thread.currentThread().getId();
        long bytes = Long.MAX_VALUE;
        long start = System.nanoTime();
        while (bytes >= CALLS && System.nanoTime() - start < PATIENCE_NANOSECONDS) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            bytes = THREADS.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(bytes).as("bytes in %d calls", CALLS).isLessThan(CALLS);
    }

    private static ComputeEngine engine(int threads) {
        return new CpuEngine(KernelChoice.kernels(EngineSettings.Kernels.VECTOR), threads);
    }

    private static Tensor random(ComputeEngine engine, int rows, int columns) {
        Tensor tensor = engine.allocate(rows, columns);
        RandomStream random = RandomStream.of(1, Purpose.SAMPLING, 0, 0);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                tensor.set(r, c, random.uniform((long) r * columns + c, -0.5, 0.5));
            }
        }
        return tensor;
    }

    private static <T> T made(List<Provider<T>> providers, String name) {
        Provider<T> provider = providers.stream()
                .filter(p -> p.info().answersTo(name))
                .findFirst()
                .orElseThrow();
        return provider.create(Arguments.of(provider.info().parameters(), Map.of()));
    }
}
