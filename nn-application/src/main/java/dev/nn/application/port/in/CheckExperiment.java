package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: checks an experiment without training it. */
public interface CheckExperiment {

    /** Returns a report on the experiment, or all problems with it. */
    Validation<Seq<Problem>, CheckReport> check(ExperimentSource source);
}
