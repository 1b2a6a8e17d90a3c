package dev.nn.application.model;

import dev.nn.application.port.in.Figures;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Predictions;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenSample;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges parameters of a model on data, dropout off. */
public record Evaluation(Model model, BackpropService backprop, ComputeEngine engine) {

    /** Metrics need all predictions at once; of larger data so many samples are judged, evenly spaced. */
    public static final int MOST_SAMPLES = 1_000_000;

    /** The same where samples have many outputs: so many predicted numbers. */
    private static final int MOST_NUMBERS = 50_000_000;

    /** How many of so many samples are judged. */
    public static int most(int samples, int outputs) {
        return Math.min(samples, Math.min(MOST_SAMPLES, MOST_NUMBERS / outputs));
    }

    /** A loss, and what it is the loss of. */
    public record LossAndOutcome(double loss, Outcome outcome) {}

    /** Predicts, and compares with the targets. */
    public LossAndOutcome judge(Parameters parameters, Dataset all) {
        Dataset data = EvenSample.atMost(all, most(all.samples(), all.outputs()));
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
}
