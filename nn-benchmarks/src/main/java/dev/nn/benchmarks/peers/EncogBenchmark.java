package dev.nn.benchmarks.peers;

import dev.nn.benchmarks.Workload;
import java.util.concurrent.TimeUnit;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;
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

/** Encog's back-propagation, float64. The data is one batch, so one iteration is one step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2)
public class EncogBenchmark {

    @Param({"W1", "W2"})
    public Workload workload;

    @Param({"1"})
    public int threads;

    private Backpropagation training;

    @Setup
    public void setUp() {
        int[] widths = workload.widths();
        BasicNetwork network = new BasicNetwork();
        network.addLayer(new BasicLayer(null, true, widths[0]));
        for (int n = 1; n < widths.length - 1; n++) {
            network.addLayer(new BasicLayer(new ActivationReLU(), true, widths[n]));
        }
        network.addLayer(new BasicLayer(new ActivationSoftMax(), false, workload.outputs()));
        network.getStructure().finalizeStructure();
        network.reset(1);
        float[][] floats = workload.features();
        double[][] features = new double[workload.batch()][workload.inputs()];
        double[][] targets = new double[workload.batch()][workload.outputs()];
        for (int r = 0; r < features.length; r++) {
            targets[r][workload.label(r)] = 1;
            for (int c = 0; c < features[r].length; c++) {
                features[r][c] = floats[r][c];
            }
        }
        training = new Backpropagation(network, new BasicMLDataSet(features, targets), Workload.LEARNING_RATE, 0);
        training.setThreadCount(threads);
    }

    @Benchmark
    public double encog() {
        training.iteration();
        return training.getError();
    }
}
