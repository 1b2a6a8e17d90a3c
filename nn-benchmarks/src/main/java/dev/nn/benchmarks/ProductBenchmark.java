package dev.nn.benchmarks;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.tensor.Float32Tensor;
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

/** A matrix product on the engine {@code cpu}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
public class ProductBenchmark {

    @Param({"W2", "W3", "W4", "W5"})
    public Size size;

    @Param({"1", "2"})
    public int threads;

    private ComputeEngine engine;
    private Float32Tensor left;
    private Float32Tensor right;
    private Float32Tensor out;

    @Setup
    public void setUp() {
        engine = NnStep.engine(threads, Kernels.AUTO);
        left = filled(size.rows(), size.inner(), size.left());
        right = filled(size.inner(), size.columns(), size.right());
        out = new Float32Tensor(size.rows(), size.columns());
    }

    private static Float32Tensor filled(int rows, int columns, float[] values) {
        Float32Tensor tensor = new Float32Tensor(rows, columns);
        System.arraycopy(values, 0, tensor.storage(), 0, values.length);
        return tensor;
    }

    @Benchmark
    public Object nn() {
        engine.multiply(left, right, out);
        return out;
    }
}
