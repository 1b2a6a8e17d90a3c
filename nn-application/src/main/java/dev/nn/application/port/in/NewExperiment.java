package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: creates an experiment file to start from. */
public interface NewExperiment {

    /**
     * Writes {@code NAME.yaml} with a comment beside each key, and {@code NAME.schema.json} for the
     * editor, into the current folder. Existing files are not changed.
     *
     * @return the experiment file
     */
    Validation<Seq<Problem>, String> make(String name, PluginSearch plugins);
}
