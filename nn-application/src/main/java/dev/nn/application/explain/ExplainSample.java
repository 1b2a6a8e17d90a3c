package dev.nn.application.explain;

import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: one sample through the network and back, every number kept. */
public interface ExplainSample {

    /**
     * The explanation, or everything that is wrong with the input.
     *
     * @param sample row of the data, from 0
     */
    Validation<Seq<Problem>, Explanation> explain(ExperimentSource source, int sample);
}
