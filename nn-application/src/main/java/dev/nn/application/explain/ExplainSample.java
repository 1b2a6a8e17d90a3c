package dev.nn.application.explain;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** Port in: one sample through the network and back, every number kept. */
public interface ExplainSample {

    /**
     * What to explain.
     *
     * @param file the experiment, as the user gave it
     * @param settings {@code path=value}, applied in order
     * @param sample row of the data, from 0
     */
    record Request(String file, List<String> settings, int sample) {
        public Request {
            settings = List.copyOf(settings);
        }
    }

    /** The explanation, or everything that is wrong with the input. */
    Validation<Seq<Problem>, Explanation> explain(Request request);
}
