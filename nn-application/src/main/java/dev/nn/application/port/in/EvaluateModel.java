package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** Port in: judges a trained network on raw data that has the targets. */
public interface EvaluateModel {

    /**
     * What to judge.
     *
     * @param model a run folder or a model file
     * @param data a table with the feature and target columns, or images
     * @param reading how the data are written, and where the labels of images are
     * @param plugins where to look for functions beside nn's own
     */
    record Request(String model, String data, DataReading reading, PluginPlaces plugins) {}

    /** The loss and the run's metrics. */
    record Judgement(int samples, Figures figures, List<Problem> warnings) {}

    /** The figures, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Judgement> evaluate(Request request);
}
