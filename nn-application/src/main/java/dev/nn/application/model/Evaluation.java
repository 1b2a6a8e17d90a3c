package dev.nn.application.model;

import dev.nn.application.catalogue.Chosen;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Forward;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenSample;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Judges parameters of a model on data, dropout off. */
public record Evaluation(Model model, BackpropService backprop, ComputeEngine engine) {

    /** Samples that are predicted at a time, so that the buffers stay small beside the data. */
    private static final int CHUNK = 1024;

    /** The same of wide networks: so many numbers between all layers. */
    private static final long MOST_BETWEEN = 1L << 25;

    /** Metrics need all predictions at once; of larger data so many samples are judged, evenly spaced. */
    public static final int MOST_SAMPLES = 1_000_000;

    /** The same where samples have many outputs: so many predicted numbers. */
    private static final int MOST_NUMBERS = 50_000_000;

    /** How many samples of a network are predicted at a time. */
    public static int chunk(Network network) {
        long width = network.layers().stream()
                .mapToLong(layer -> (long) layer.inputs() + layer.outputs())
                .sum();
        return (int) Math.max(1, Math.min(CHUNK, MOST_BETWEEN / width));
    }

    /** How many of so many samples are judged. */
    public static int most(int samples, int outputs) {
        return Math.min(samples, Math.min(MOST_SAMPLES, MOST_NUMBERS / outputs));
    }

    /** A loss, and what it is the loss of. */
    public record Judged(double loss, Outcome outcome) {}

    /** Predicts, and compares with the targets. */
    public Judged judge(Parameters parameters, Dataset all) {
        Dataset data = EvenSample.atMost(all, most(all.samples(), all.outputs()));
        Float64Tensor predictions = new Float64Tensor(data.samples(), data.outputs());
        double loss = loss(parameters, data, predictions);
        return new Judged(loss, model.target().outcome(predictions, targets(data)));
    }

    /** The loss, then every metric by its name: a {@link Double}, or counts as {@code long[][]}. */
    public Map<String, Object> figures(Parameters parameters, Dataset all) {
        Judged judged = judge(parameters, all);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("loss", judged.loss());
        figures.putAll(figures(judged.outcome(), model.metrics()));
        return figures;
    }

    /** Every metric by its name. */
    public static Map<String, Object> figures(Outcome outcome, Map<String, Chosen<Metric>> metrics) {
        Map<String, Object> figures = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> {
            MetricValue value = metric.function().evaluate(outcome);
            figures.put(
                    name,
                    value instanceof MetricValue.Scalar s ? (Object) s.value() : ((MetricValue.Table) value).counts());
        });
        return figures;
    }

    /** The loss over all samples; keeps the predictions that it came from. */
    private double loss(Parameters parameters, Dataset data, Tensor predictions) {
        int samples = data.samples();
        Reduction reduction = model.loss().function().reduction();
        double loss = 0;
        int chunk = chunk(model.network());
        for (int from = 0; from < samples; from += chunk) {
            int rows = Math.min(chunk, samples - from);
            Batch batch =
                    Batch.of(data, engine, IntStream.range(from, from + rows).toArray());
            // Each chunk's loss is reduced as if it were all; the ratio makes it a part of the whole.
            double share = reduction.scale(samples, data.outputs()) / reduction.scale(rows, data.outputs());
            Forward forward = backprop.forward(parameters, batch, Pass.INFERENCE);
            loss += forward.loss() * share;
            rows(predictions, from, rows).copyFrom(forward.predictions());
        }
        return loss;
    }

    /** The targets as they are kept, not rounded to the engine's precision. */
    private static Tensor targets(Dataset data) {
        Float64Tensor targets = new Float64Tensor(data.samples(), data.outputs());
        double[] target = new double[data.outputs()];
        for (int r = 0; r < data.samples(); r++) {
            data.target(r, target);
            targets.setRow(r, target, 0);
        }
        return targets;
    }

    private static Tensor rows(Tensor all, int from, int rows) {
        return all.view(from * all.columns(), rows, all.columns());
    }
}
