package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** Port in: evaluates a trained network on raw data with targets. */
public interface EvaluateModel {

    /**
     * A model and the data to evaluate it on.
     *
     * @param model a run folder or a model file
     * @param data a table with the feature and target columns, or images
     * @param reading the format of the data, and the file with the labels of images
     * @param plugins the places to search for functions other than the built-in ones
     */
    record Request(String model, String data, DataReading reading, PluginSearch plugins) {}

    /** The loss and the run's metrics. */
    record Judgement(int samples, Figures figures, List<Problem> warnings) {}

    /** Returns the metrics, or all problems with the input. */
    Validation<Seq<Problem>, Judgement> evaluate(Request request);
}
