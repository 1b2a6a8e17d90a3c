package dev.nn.benchmarks;

import dev.nn.domain.engine.EngineSettings.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The training step of W3 with an activation that is built in, a formula, or plain Java, with and
 * without vectors.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules=jdk.incubator.vector"})
public class ActivationBenchmark {

    @Param({"silu", "x * sigmoid(x)", "java"})
    public String activation;

    @Param({"AUTO", "PLAIN"})
    public Kernels kernels;

    private NnStep step;

    @Setup
    public void setUp() {
        step = new NnStep(Workload.W3, 1, kernels, activation);
    }

    @Benchmark
    public double step() {
        return step.run();
    }
}
