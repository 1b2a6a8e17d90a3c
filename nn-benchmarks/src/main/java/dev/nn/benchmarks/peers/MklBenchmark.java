package dev.nn.benchmarks.peers;

import static org.bytedeco.mkl.global.mkl_rt.CblasNoTrans;
import static org.bytedeco.mkl.global.mkl_rt.CblasRowMajor;
import static org.bytedeco.mkl.global.mkl_rt.MKL_Set_Num_Threads;
import static org.bytedeco.mkl.global.mkl_rt.cblas_sgemm;

import dev.nn.benchmarks.Size;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
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

/** The product of the same matrices in Intel MKL, in native memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class MklBenchmark {

    @Param({"W2", "W3", "W4", "W5"})
    public Size size;

    @Param({"1", "2"})
    public int threads;

    private FloatPointer left;
    private FloatPointer right;
    private FloatPointer out;

    @Setup
    public void setUp() {
        MKL_Set_Num_Threads(threads);
        left = new FloatPointer(size.left());
        right = new FloatPointer(size.right());
        out = new FloatPointer((long) size.rows() * size.columns());
    }

    @Benchmark
    public Object mkl() {
        int m = size.rows();
        int n = size.columns();
        int k = size.inner();
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, left, k, right, n, 0, out, n);
        return out;
    }
}
