package dev.nn.benchmarks.peers;

import dev.nn.benchmarks.Workload;
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
import smile.classification.MLP;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/**
 * Smile's multilayer perceptron, float64: one mini-batch is one step. It can't set the number of
 * threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class SmileBenchmark {

    @Param({"W1", "W2"})
    public Workload workload;

    @Param({"1"})
    public int threads;

    private MLP network;
    private double[][] features;
    private int[] labels;

    @Setup
    public void setUp() {
        int[] widths = workload.widths();
        LayerBuilder[] layers = new LayerBuilder[widths.length];
        layers[0] = Layer.input(widths[0]);
        for (int n = 1; n < widths.length - 1; n++) {
            layers[n] = Layer.rectifier(widths[n]);
        }
        layers[widths.length - 1] = Layer.mle(workload.outputs(), OutputFunction.SOFTMAX);
        network = new MLP(layers);
        network.setLearningRate(TimeFunction.constant(Workload.LEARNING_RATE));
        float[][] floats = workload.features();
        features = new double[workload.batch()][workload.inputs()];
        labels = new int[workload.batch()];
        for (int r = 0; r < features.length; r++) {
            labels[r] = workload.label(r);
            for (int c = 0; c < features[r].length; c++) {
                features[r][c] = floats[r][c];
            }
        }
    }

    @Benchmark
    public MLP smile() {
        network.update(features, labels);
        return network;
    }
}
