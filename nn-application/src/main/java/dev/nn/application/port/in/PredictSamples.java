package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: predictions of a trained network for raw data. */
public interface PredictSamples {

    /**
     * What to predict.
     *
     * @param model a run folder or a model file
     * @param data a table with the feature columns; others, the target among them, are not looked at; or images
     * @param reading how the data are written
     * @param out the file to keep the predictions in
     * @param plugins where to look for functions beside nn's own
     */
    record Request(String model, String data, DataReading reading, Optional<String> out, PluginPlaces plugins) {}

    /**
     * One line a sample, in the order of the data: {@code prediction}, and {@code p_<class>} where the network gives
     * probabilities; {@code prediction_<target>} where there are several targets.
     *
     * @param warnings what is odd about the data
     */
    record Predictions(int samples, String csv, List<Problem> warnings) {}

    /** The predictions, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Predictions> predict(Request request);
}
