package dev.nn.application.model;

import dev.nn.application.port.in.Figures;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Predictions;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenlySpacedSubset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** An evaluation of a model's parameters on data, dropout off. */
public record Evaluation(Model model, BackpropService backprop, ComputeEngine engine) {

    /** Maximum number of samples evaluated, evenly spaced: metrics need all predictions at once. */
    public static final int MAX_SAMPLES = 1_000_000;

    /** Maximum number of predicted numbers, which limits samples with many outputs. */
    private static final int MAX_NUMBERS = 50_000_000;

    /** Returns the number of samples to evaluate. */
    public static int most(int samples, int outputs) {
        return Math.min(samples, Math.min(MAX_SAMPLES, MAX_NUMBERS / outputs));
    }

    /** A loss and the outcome that it belongs to. */
    public record LossAndOutcome(double loss, Outcome outcome) {}

    /** Predicts the samples and compares the predictions with the targets. */
    public LossAndOutcome judge(Parameters parameters, Dataset all) {
        Dataset data = EvenlySpacedSubset.atMost(all, most(all.samples(), all.outputs()));
        Predictions predictions = Predictions.of(
                backprop, model.network(), model.loss().function().reduction(), engine, parameters, data);
        return new LossAndOutcome(predictions.loss(), model.target().outcome(predictions.outputs(), targets(data)));
    }

    /** Returns the loss, then every metric. */
    public Figures figures(Parameters parameters, Dataset all) {
        LossAndOutcome judged = judge(parameters, all);
        Map<String, MetricValue> figures = new LinkedHashMap<>();
        figures.put("loss", new MetricValue.Scalar(judged.loss()));
        figures.putAll(model.figures(judged.outcome()).all());
        return new Figures(figures);
    }

    /** Returns the targets as stored, not rounded to the engine's precision. */
    private static Tensor targets(Dataset data) {
        Float64Tensor targets = new Float64Tensor(data.samples(), data.outputs());
        double[] target = new double[data.outputs()];
        for (int r = 0; r < data.samples(); r++) {
            data.target(r, target);
            targets.setRow(r, target, 0);
        }
        return targets;
    }
}
