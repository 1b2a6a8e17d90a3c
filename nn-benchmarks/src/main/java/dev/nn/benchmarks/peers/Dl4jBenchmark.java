package dev.nn.benchmarks.peers;

import dev.nn.benchmarks.Workload;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.nativeblas.NativeOpsHolder;
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

/** Deeplearning4j on nd4j-native, float32: one fit of one batch is one step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class Dl4jBenchmark {

    @Param({"W1", "W2", "W3", "W4", "W5"})
    public Workload workload;

    @Param({"1", "2"})
    public int threads;

    private MultiLayerNetwork network;
    private INDArray features;
    private INDArray targets;

    @Setup
    public void setUp() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        int[] widths = workload.widths();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(Workload.LEARNING_RATE))
                .list();
        for (int n = 0; n < workload.layers() - 1; n++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(widths[n])
                    .nOut(widths[n + 1])
                    .activation(Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nIn(widths[workload.layers() - 1])
                .nOut(workload.outputs())
                .activation(Activation.SOFTMAX)
                .build());
        network = new MultiLayerNetwork(layers.build());
        network.init();
        features = Nd4j.create(workload.features());
        float[][] codes = new float[workload.batch()][workload.outputs()];
        for (int r = 0; r < codes.length; r++) {
            codes[r][workload.label(r)] = 1;
        }
        targets = Nd4j.create(codes);
    }

    @Benchmark
    public Object dl4j() {
        network.fit(features, targets);
        return network;
    }
}
