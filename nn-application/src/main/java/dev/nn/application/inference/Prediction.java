package dev.nn.application.inference;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.TargetEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model's prediction for one sample. Immutable unless a caller modifies a returned array. */
public final class Prediction {

    private final TargetEncoding target;
    private final double[] outputs;

    Prediction(TargetEncoding target, double[] outputs) {
        this.target = target;
        this.outputs = outputs;
    }

    /**
     * Returns the predicted class.
     *
     * @throws IllegalStateException if the model does not predict a single class
     */
    public String label() {
        return classes().label().classes().get(classes().decide(outputs));
    }

    /**
     * Returns the probability of each class, in the order of {@link Predictor#classes}.
     *
     * @throws IllegalStateException if the model does not output class probabilities
     */
    public double[] probabilities() {
        if (!classes().probabilities()) {
            throw new IllegalStateException("the model's outputs are not probabilities");
        }
        return classes().distribution(outputs);
    }

    /**
     * Returns the probability of each class, keyed by class name.
     *
     * @throws IllegalStateException as {@link #probabilities}
     */
    public Map<String, Double> probabilitiesByClass() {
        double[] probabilities = probabilities();
        List<String> names = classes().label().classes();
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int k = 0; k < probabilities.length; k++) {
            byClass.put(names.get(k), probabilities[k]);
        }
        return byClass;
    }

    /**
     * Returns the names of the predicted labels.
     *
     * @throws IllegalStateException if the model does not predict multiple labels
     */
    public List<String> labels() {
        if (!(target instanceof TargetEncoding.Labels labels)) {
            throw new IllegalStateException(
                    "the model predicts " + target.task().text() + ", not several labels");
        }
        boolean[] on = labels.decide(outputs);
        List<String> names = new ArrayList<>();
        List<Label> columns = labels.columns();
        for (int k = 0; k < on.length; k++) {
            if (on[k]) {
                names.add(columns.get(k).name());
            }
        }
        return names;
    }

    /**
     * Returns the predicted numbers in the units of the data, one for each target column.
     *
     * @throws IllegalStateException if the model does not predict numbers
     */
    public double[] values() {
        if (!(target instanceof TargetEncoding.Values values)) {
            throw new IllegalStateException(
                    "the model predicts " + target.task().text() + ", not numbers");
        }
        return values.original(outputs);
    }

    /**
     * Returns the predicted number of a single target column.
     *
     * @throws IllegalStateException as {@link #values}
     */
    public double value() {
        return values()[0];
    }

    private TargetEncoding.Classes classes() {
        if (!(target instanceof TargetEncoding.Classes classes)) {
            throw new IllegalStateException(
                    "the model predicts " + target.task().text() + ", not a class");
        }
        return classes;
    }
}
