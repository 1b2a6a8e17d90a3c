package dev.nn.benchmarks;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.tensor.Tensor;
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

/** A function of 4096 numbers on the engine {@code cpu}, with and without vectors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
public class FunctionBenchmark {

    private static final int COUNT = 4096;

    @Param({"exp", "expm1", "ln", "log1p", "tanh", "sigmoid", "softplus", "erf", "sqrt"})
    public String function;

    @Param({"AUTO", "PLAIN"})
    public Kernels kernels;

    private ComputeEngine engine;
    private Program program;
    private Tensor x;
    private Tensor y;

    @Setup
    public void setUp() {
        engine = NnStep.engine(1, kernels);
        program = Formula.parse(function + "(x)", "x").compile();
        x = engine.allocate(1, COUNT);
        y = engine.allocate(1, COUNT);
        for (int i = 0; i < COUNT; i++) {
            x.set(0, i, 0.01 + i / 1000.0);
        }
    }

    @Benchmark
    public Object function() {
        engine.map(program, x, y);
        return y;
    }
}
