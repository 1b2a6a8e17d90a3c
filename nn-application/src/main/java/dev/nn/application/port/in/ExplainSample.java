package dev.nn.application.port.in;

import dev.nn.application.page.PageFormat;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: explains the forward and backward pass of one sample, with every number. */
public interface ExplainSample {

    /**
     * A network, samples and the weight to explain.
     *
     * @param source an experiment file, for its network before training; or a run folder, for its
     *     trained network
     * @param data a file with the samples; absent for the training set of the experiment
     * @param samples the rows of the data, from 0: the first is shown, all of them form the batch
     *     of the update
     * @param weight {@code L.I.J}: layer, input and unit, from 0; absent for the one with the
     *     largest gradient in the first layer that has a gradient
     * @param neuron {@code L.N}: layer and unit; only this unit of its layer is shown
     */
    record Request(
            ExperimentSource source,
            Optional<String> data,
            List<Integer> samples,
            Optional<String> weight,
            Optional<String> neuron) {}

    /** Returns the explanation, or all problems with the input. */
    Validation<Seq<Problem>, Explanation> explain(Request request);

    /**
     * The presentation of an explanation.
     *
     * @param digits the significant digits to which every number is rounded; absent for exact
     *     numbers, shown to ten digits
     * @param all whether every unit, row and term is written
     * @param letters the letters of the equations
     */
    record View(PageFormat format, Optional<Integer> digits, boolean all, Letters letters) {}

    /** The names of inputs, weights, sums and activations in equations. */
    enum Letters {
        /** x, w, b, z, a, t and L, with the layer and indices from 0. */
        NN,
        /** The letters of the article that nn grew from: i, w, b, h1, h2, O, y and E, from 1. */
        ARTICLE
    }

    /** Returns an explanation as a page. */
    String written(Explanation explanation, View view);
}
