package dev.nn.benchmarks;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's peak: fused multiply-adds on registers only, {@link #FLOPS} operations per call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"--add-modules=jdk.incubator.vector"})
public class PeakBenchmark {

    private static final int ROUNDS = 10_000;
    private static final int CHAINS = 16;

    /** The floating-point operations of one call, on vectors of the preferred width. */
    public static final double FLOPS = 2.0 * ROUNDS * CHAINS * FloatVector.SPECIES_PREFERRED.length();

    private float factor = 0.999f;

    @Benchmark
    @Threads(1)
    public float oneThread() {
        return chains();
    }

    @Benchmark
    @Threads(2)
    public float twoThreads() {
        return chains();
    }

    private float chains() {
        var species = FloatVector.SPECIES_PREFERRED;
        FloatVector f = FloatVector.broadcast(species, factor);
        FloatVector g = FloatVector.broadcast(species, 1 - factor);
        FloatVector a = FloatVector.zero(species);
        FloatVector b = FloatVector.zero(species);
        FloatVector c = FloatVector.zero(species);
        FloatVector d = FloatVector.zero(species);
        FloatVector e = FloatVector.zero(species);
        FloatVector h = FloatVector.zero(species);
        FloatVector i = FloatVector.zero(species);
        FloatVector j = FloatVector.zero(species);
        FloatVector k = FloatVector.zero(species);
        FloatVector l = FloatVector.zero(species);
        FloatVector m = FloatVector.zero(species);
        FloatVector n = FloatVector.zero(species);
        FloatVector o = FloatVector.zero(species);
        FloatVector p = FloatVector.zero(species);
        FloatVector q = FloatVector.zero(species);
        FloatVector r = FloatVector.zero(species);
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(f, g);
            b = b.fma(f, g);
            c = c.fma(f, g);
            d = d.fma(f, g);
            e = e.fma(f, g);
            h = h.fma(f, g);
            i = i.fma(f, g);
            j = j.fma(f, g);
            k = k.fma(f, g);
            l = l.fma(f, g);
            m = m.fma(f, g);
            n = n.fma(f, g);
            o = o.fma(f, g);
            p = p.fma(f, g);
            q = q.fma(f, g);
            r = r.fma(f, g);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .add(m)
                .add(n)
                .add(o)
                .add(p)
                .add(q)
                .add(r)
                .lane(0);
    }
}
