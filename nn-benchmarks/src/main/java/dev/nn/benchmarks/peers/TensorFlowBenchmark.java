package dev.nn.benchmarks.peers;

import dev.nn.benchmarks.Workload;
import java.util.ArrayList;
import java.util.List;
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
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow for Java in graph mode: one run of a session is one step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class TensorFlowBenchmark {

    @Param({"W1", "W2", "W3", "W4", "W5"})
    public Workload workload;

    @Param({"1", "2"})
    public int threads;

    private Graph graph;
    private Session session;
    private TFloat32 features;
    private TFloat32 targets;
    private Operand<TFloat32> loss;
    private Placeholder<TFloat32> x;
    private Placeholder<TFloat32> t;
    private final List<Operand<TFloat32>> updates = new ArrayList<>();

    @Setup
    public void setUp() {
        graph = new Graph();
        Ops tf = Ops.create(graph);
        int[] widths = workload.widths();
        x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(workload.batch(), workload.inputs())));
        t = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(workload.batch(), workload.outputs())));
        List<Variable<TFloat32>> variables = new ArrayList<>();
        List<Operand<TFloat32>> starts = new ArrayList<>();
        Operand<TFloat32> current = x;
        for (int n = 0; n < workload.layers(); n++) {
            Variable<TFloat32> w = tf.variable(Shape.of(widths[n], widths[n + 1]), TFloat32.class);
            Variable<TFloat32> b = tf.variable(Shape.of(widths[n + 1]), TFloat32.class);
            starts.add(tf.assign(w, tf.constant(workload.weights(n))));
            starts.add(tf.assign(b, tf.constant(new float[widths[n + 1]])));
            variables.add(w);
            variables.add(b);
            current = tf.nn.biasAdd(tf.linalg.matMul(current, w), b);
            current = n == workload.layers() - 1 ? current : tf.nn.relu(current);
        }
        SoftmaxCrossEntropyWithLogits<TFloat32> terms = tf.nn.softmaxCrossEntropyWithLogits(current, t);
        loss = tf.math.mean(terms.loss(), tf.constant(0));
        Gradients gradients = tf.gradients(loss, variables);
        Operand<TFloat32> rate = tf.constant(Workload.LEARNING_RATE);
        for (int v = 0; v < variables.size(); v++) {
            updates.add(tf.train.applyGradientDescent(variables.get(v), rate, gradients.dy(v)));
        }
        ConfigProto config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build();
        session = new Session(graph, config);
        Session.Runner runner = session.runner();
        starts.forEach(runner::addTarget);
        runner.run().close();
        features = TFloat32.tensorOf(StdArrays.ndCopyOf(workload.features()));
        float[][] labels = new float[workload.batch()][workload.outputs()];
        for (int r = 0; r < labels.length; r++) {
            labels[r][workload.label(r)] = 1;
        }
        targets = TFloat32.tensorOf(StdArrays.ndCopyOf(labels));
    }

    @Benchmark
    public float tensorflow() {
        Session.Runner runner = session.runner().feed(x, features).feed(t, targets);
        updates.forEach(runner::addTarget);
        try (var result = runner.fetch(loss).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    @TearDown
    public void tearDown() {
        session.close();
        graph.close();
    }
}
