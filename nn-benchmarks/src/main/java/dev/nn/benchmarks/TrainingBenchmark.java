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
 * Complete training: epochs over 4096 shuffled samples, gathered into batches, with new weights
 * each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
public class TrainingBenchmark {

    private static final int SAMPLES = 4096;
    private static final int EPOCHS = 5;

    @Param({"W2", "W3"})
    public Workload network;

    @Param({"1", "2"})
    public int threads;

    private NnTraining training;

    @Setup
    public void setUp() {
        training = new NnTraining(network, threads, Kernels.AUTO, SAMPLES);
    }

    @Benchmark
    public double fiveEpochs() {
        return training.run(EPOCHS);
    }
}
