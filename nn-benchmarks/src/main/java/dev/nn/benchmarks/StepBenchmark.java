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

/** A training step: forward, backward, update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
public class StepBenchmark {

    @Param({"W1", "W2", "W3", "W4", "W5"})
    public Workload workload;

    @Param({"1", "2"})
    public int threads;

    private NnStep step;

    @Setup
    public void setUp() {
        step = new NnStep(workload, threads, Kernels.AUTO, "relu");
    }

    @Benchmark
    public double nn() {
        return step.run();
    }
}
