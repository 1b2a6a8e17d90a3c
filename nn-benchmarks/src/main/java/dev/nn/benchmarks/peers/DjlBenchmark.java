package dev.nn.benchmarks.peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** DJL on PyTorch's native library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class DjlBenchmark {

    @Param({"W3", "W4", "W5"})
    public Workload workload;

    @Param({"1", "2"})
    public int threads;

    private Model model;
    private Trainer trainer;
    private NDArray features;
    private NDArray labels;

    @Setup
    public void setUp() {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        SequentialBlock block = new SequentialBlock();
        int[] widths = workload.widths();
        for (int n = 0; n < workload.layers(); n++) {
            block.add(Linear.builder().setUnits(widths[n + 1]).build());
            if (n < workload.layers() - 1) {
                block.add(Activation::relu);
            }
        }
        model = Model.newInstance("step", Engine.getEngine("PyTorch").getEngineName());
        model.setBlock(block);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(Workload.LEARNING_RATE))
                        .build()));
        trainer.initialize(new Shape(workload.batch(), workload.inputs()));
        NDManager manager = model.getNDManager();
        features = manager.create(workload.features());
        float[] classes = new float[workload.batch()];
        for (int r = 0; r < classes.length; r++) {
            classes[r] = workload.label(r);
        }
        labels = manager.create(classes);
    }

    @Benchmark
    public void djl() {
        try (NDManager step = model.getNDManager().newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(features)));
            loss.attach(step);
            collector.backward(loss);
        }
        trainer.step();
    }

    @TearDown
    public void tearDown() {
        trainer.close();
        model.close();
    }
}
