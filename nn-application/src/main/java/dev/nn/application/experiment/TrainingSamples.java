package dev.nn.application.experiment;

import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ClassWeightsSpec;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.SmoothedDataset;
import dev.nn.domain.data.WeightedDataset;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The training samples, with label smoothing and sample weights applied if requested. */
record TrainingSamples(TrainingSpec spec, PreparedData data, Problems problems) {

    /** Returns the samples, or nothing if a problem was added. */
    Optional<Dataset> samples() {
        double smoothing = spec.rules().labelSmoothing();
        Dataset targets = smoothing == 0 ? data.training() : new SmoothedDataset(data.training(), smoothing);
        if (spec.classWeights().isEmpty()) {
            return Optional.of(data.weights().length == 0 ? targets : new WeightedDataset(targets, data.weights()));
        }
        return weights(spec.classWeights().get()).map(weights -> new WeightedDataset(targets, weights));
    }

    private Optional<double[]> weights(ClassWeightsSpec wanted) {
        if (!(data.target() instanceof TargetEncoding.Classes target)) {
            problems.add(
                    wanted.position(),
                    "training.class_weights",
                    "applies to classification, but the target is numeric");
            return Optional.empty();
        }
        List<String> names = target.label().classes();
        Map<String, Double> given = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        wanted.of().forEach((name, weight) -> {
            int place = target.label().place(name);
            if (place < 0) {
                unknown.add(name);
            } else {
                given.put(names.get(place), weight);
            }
        });
        unknown.forEach(name -> problems.add(
                wanted.position(),
                "training.class_weights",
                "unknown class '" + name + "'" + Nearest.hint(name, names)));
        if (!unknown.isEmpty()) {
            return Optional.empty();
        }
        int[] classes = classes(target);
        double[] ofClass = wanted.of().isEmpty()
                ? balanced(classes, names.size())
                : names.stream().mapToDouble(n -> given.getOrDefault(n, 1.0)).toArray();
        double[] weights = new double[classes.length];
        Arrays.setAll(weights, i -> ofClass[classes[i]] * (data.weights().length == 0 ? 1 : data.weights()[i]));
        if (Arrays.stream(weights).sum() == 0) {
            problems.add(wanted.position(), "training.class_weights", "all training samples have a weight of 0");
            return Optional.empty();
        }
        return Optional.of(weights);
    }

    private int[] classes(TargetEncoding.Classes target) {
        Dataset training = data.training();
        int[] classes = new int[training.samples()];
        double[] row = new double[training.outputs()];
        for (int i = 0; i < classes.length; i++) {
            training.target(i, row);
            classes[i] = target.decide(row);
        }
        return classes;
    }

    /**
     * Computes {@code samples / (classes * samples of the class)}, as scikit-learn does, over the
     * classes that have training rows.
     */
    private static double[] balanced(int[] classes, int count) {
        double[] weights = new double[count];
        for (int number : classes) {
            weights[number]++;
        }
        long present = Arrays.stream(weights).filter(of -> of > 0).count();
        for (int k = 0; k < count; k++) {
            weights[k] = weights[k] == 0 ? 0 : classes.length / (present * weights[k]);
        }
        return weights;
    }
}
