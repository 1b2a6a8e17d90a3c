package dev.nn.application.port.in;

import dev.nn.application.page.PageFormat;
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
     * @param source an experiment's file, whose network is explained as it starts; or a run folder, whose trained network is
     * @param data a file with the samples; absent for the training part of the experiment
     * @param samples rows of the data, from 0: the first is shown, all of them make the update
     * @param weight {@code L.I.J}: layer, input and unit, from 0; absent for the one with the largest gradient in the first layer
     *     that has a gradient
     * @param neuron {@code L.N}: layer and unit; then that unit alone is shown of its layer
     */
    record Request(
            ExperimentSource source,
            Optional<String> data,
            List<Integer> samples,
            Optional<String> weight,
            Optional<String> neuron) {}

    /** The explanation, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Explanation> explain(Request request);

    /**
     * The choices of how an explanation is written.
     *
     * @param digits to which every number is rounded; absent for the machine's own numbers, shown to ten digits
     * @param all whether every unit, row and term is written
     */
    record View(PageFormat format, Optional<Integer> digits, boolean all) {}

    /** Returns an explanation as a page. */
    String written(Explanation explanation, View view);
}
