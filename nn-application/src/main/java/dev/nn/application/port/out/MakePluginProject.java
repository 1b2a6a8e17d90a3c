package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** A writer of plugin projects. */
public interface MakePluginProject {

    /** Returns the kinds of function that have a project template. */
    List<String> kinds();

    /**
     * Writes a project into a new folder in the current one.
     *
     * @param name a valid function name
     * @param kind one of {@link #kinds}
     * @return the jar that {@code mvn package} will make, relative to the project folder
     */
    Validation<Seq<Problem>, String> make(String name, String kind);
}
