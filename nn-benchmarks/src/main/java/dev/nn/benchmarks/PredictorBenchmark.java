package dev.nn.benchmarks;

import dev.nn.adapters.file.model.PredictorLoader;
import dev.nn.application.inference.Prediction;
import dev.nn.application.inference.Predictor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One predictor shared by threads, with single rows of numbers and with a batch. {@code -Dnn.model}
 * is a run of examples/iris.yaml.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class PredictorBenchmark {

    private static final int ROWS = 1024;

    private Predictor predictor;
    private double[] row;
    private double[][] rows;

    @Setup
    public void setUp() {
        predictor = new PredictorLoader().load(Path.of(System.getProperty("nn.model")));
        row = new double[] {5.1, 3.5, 1.4, 0.2};
        rows = new double[ROWS][];
        for (int r = 0; r < ROWS; r++) {
            rows[r] = new double[] {4 + r % 40 / 10.0, 2 + r % 24 / 10.0, 1 + r % 59 / 10.0, 0.1 + r % 24 / 10.0};
        }
    }

    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.Throughput})
    public Prediction oneThread() {
        return predictor.predict(row);
    }

    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.Throughput})
    @Threads(2)
    public Prediction twoThreads() {
        return predictor.predict(row);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OperationsPerInvocation(ROWS)
    public List<Prediction> batch() {
        return predictor.predict(rows);
    }
}
