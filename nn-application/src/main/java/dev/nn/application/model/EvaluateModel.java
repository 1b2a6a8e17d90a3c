package dev.nn.application.model;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Map;
import java.util.Optional;

/** Port in: judges a trained network on raw data that has the targets. */
public interface EvaluateModel {

    /**
     * What to judge.
     *
     * @param model a run folder or a model file
     * @param data a table with the feature and target columns, or images
     * @param labels of the images
     * @param plugins where to look for functions beside nn's own
     */
    record Request(String model, String data, Optional<String> labels, PluginPlaces plugins) {}

    /** The loss and the run's metrics by name: a {@link Double}, or counts as {@code long[][]}. */
    record Judgement(int samples, Map<String, Object> figures) {}

    /** The figures, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Judgement> evaluate(Request request);
}
