package dev.nn.application.explain;

import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: one sample through the network and back, every number kept. */
public interface ExplainSample {

    /**
     * What is to be explained.
     *
     * @param samples rows of the data, from 0: the first is shown, all of them make the update
     * @param weight {@code L.I.J}: layer, input and unit, from 0; absent for the first one
     * @param neuron {@code L.N}: layer and unit; then that unit alone is shown of its layer
     * @param digits after the point, to which every intermediate result is rounded; absent for none
     */
    record Request(
            ExperimentSource source,
            List<Integer> samples,
            Optional<String> weight,
            Optional<String> neuron,
            Optional<Integer> digits) {}

    /** The explanation, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Explanation> explain(Request request);
}
