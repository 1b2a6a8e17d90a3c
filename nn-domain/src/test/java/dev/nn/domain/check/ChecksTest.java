package dev.nn.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.domain.data.Task;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.tensor.Tensor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Each check detects the kind of fault that it targets. The contract tests of every plugin show
 * that correct functions pass.
 */
class ChecksTest {

    @Test
    void detectsAWrongJacobian() {
        RowActivation wrong = new RowActivation() {
            @Override
            public void value(double[] x, double[] a) {
                for (int i = 0; i < x.length; i++) {
                    a[i] = x[i] * x[0];
                }
            }

            @Override
            public void backward(double[] x, double[] a, double[] outputGradient, double[] inputGradient) {
                for (int i = 0; i < x.length; i++) {
                    inputGradient[i] = outputGradient[i] * x[0];
                }
            }
        };
        assertThat(ActivationCheck.findings(wrong)).singleElement().asString().startsWith("da[0]/dz[0] at ");
    }

    @Test
    void detectsAWrongRowLossGradient() {
        LossForm.OfRows wrong = new LossForm.OfRows() {
            @Override
            public double value(double[] p, double[] t) {
                return p[0] * p[1] - t[0];
            }

            @Override
            public void gradient(double[] p, double[] t, double[] gradient) {
                java.util.Arrays.fill(gradient, 0);
                gradient[0] = p[1];
            }
        };
        assertThat(LossCheck.findings(Loss.of(wrong, Reduction.MEAN_OVER_ELEMENTS)))
                .singleElement()
                .asString()
                .startsWith("dL/dp[1] at ");
    }

    @Test
    void detectsAMetricOfTheWrongKind() {
        Metric wrong = new Metric() {
            @Override
            public Task task() {
                return Task.REGRESSION;
            }

            @Override
            public MetricValue evaluate(Outcome outcome) {
                return new MetricValue.Table(new long[1][1]);
            }
        };
        assertThat(MetricCheck.findings(wrong))
                .singleElement()
                .asString()
                .contains("declares that it returns one number");
    }

    @Test
    void detectsAStatefulSchedule() {
        AtomicInteger asked = new AtomicInteger();
        Schedule counting = Schedule.of((epoch, step, epochs, steps) -> asked.incrementAndGet());
        assertThat(ScheduleCheck.findings(counting)).singleElement().asString().contains("it must not keep state");
    }

    /** Uses a function that is correct with its default, but wrong at another allowed value. */
    @Test
    void detectsFaultsAtNonDefaultArguments() {
        var provider = Provider.activation(
                FunctionInfo.of("bent", "test").with(ParameterSpec.number("c", 1, Interval.of(0, 1), "test")),
                "x + ln(c - 0.5)",
                Interval.ALL);
        assertThat(ProviderCheck.findings(provider, ActivationCheck::findings))
                .isNotEmpty()
                .allMatch(found -> found.startsWith("with c = 0.5: "));
    }

    @Test
    void detectsFaultsAtTheEndsOfAParameterRange() {
        var provider = Provider.activation(
                FunctionInfo.of("squareplus", "test")
                        .with(ParameterSpec.number("width", 1, Interval.atLeast(0), "test")),
                "(x + sqrt(x^2 + width)) / 2",
                Interval.ALL);
        assertThat(ProviderCheck.findings(provider, ActivationCheck::findings))
                .isNotEmpty()
                .allMatch(found -> found.startsWith("with width = 0.0: f'(0.0) is NaN"));
    }

    @Test
    void detectsWrongProductsOfLargeMatrices() {
        ReferenceEngine reference = new ReferenceEngine();
        ComputeEngine wrong = new ComputeEngine() {
            @Override
            public Tensor allocate(int rows, int columns) {
                return reference.allocate(rows, columns);
            }

            @Override
            public void multiplyTransposedLeft(Tensor left, Tensor right, Tensor out) {
                reference.multiplyTransposedLeft(left, right, out);
            }

            @Override
            public void multiplyTransposedRight(Tensor left, Tensor right, Tensor out) {
                reference.multiplyTransposedRight(left, right, out);
            }

            @Override
            public void multiply(Tensor left, Tensor right, Tensor out) {
                reference.multiply(left, right, out);
                if (left.size() > 1000 && out.size() > 0) {
                    out.set(out.rows() - 1, 0, out.get(out.rows() - 1, 0) * (1 + 1e-9));
                }
            }

            @Override
            public void map(Program program, double[] scalars, Tensor[] inputs, Tensor[] outputs) {
                reference.map(program, scalars, inputs, outputs);
            }
        };
        EngineFactory factory = new EngineFactory(Precision.FLOAT64, 0, () -> Availability.here(""), s -> wrong);
        assertThat(EngineCheck.findings(factory)).isNotEmpty().allMatch(found -> found.startsWith("product ["));
    }
}
