package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: judges an experiment without training it. */
public interface CheckExperiment {

    /** What the experiment comes to, or everything that is wrong with it. */
    Validation<Seq<Problem>, CheckReport> check(ExperimentSource source);
}
