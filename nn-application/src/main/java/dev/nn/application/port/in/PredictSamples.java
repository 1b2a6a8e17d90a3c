package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: predicts raw data with a trained network. */
public interface PredictSamples {

    /**
     * A model and the data to predict.
     *
     * @param model a run folder or a model file
     * @param data a table with the feature columns, in which others, such as the target, are
     *     ignored; or images
     * @param reading the format of the data
     * @param out the file to save the predictions in
     * @param plugins the places to search for functions other than the built-in ones
     */
    record Request(String model, String data, DataReading reading, Optional<String> out, PluginSearch plugins) {}

    /**
     * Predictions as CSV, one line per sample, in the order of the data. The columns are {@code
     * prediction}, and {@code p_<class>} if the network outputs probabilities; {@code
     * prediction_<target>} for several targets.
     *
     * @param warnings the warnings about the data
     */
    record Predictions(int samples, String csv, List<Problem> warnings) {}

    /** Returns the predictions, or all problems with the input. */
    Validation<Seq<Problem>, Predictions> predict(Request request);
}
