package dev.nn.application.check;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** Port in: judges an experiment without training it. */
public interface CheckExperiment {

    /**
     * What to check.
     *
     * @param file the experiment, as the user gave it
     * @param settings {@code path=value}, applied in order
     */
    record Request(String file, List<String> settings) {
        public Request {
            settings = List.copyOf(settings);
        }
    }

    /** What the experiment comes to, or everything that is wrong with it. */
    Validation<Seq<Problem>, CheckReport> check(Request request);
}
