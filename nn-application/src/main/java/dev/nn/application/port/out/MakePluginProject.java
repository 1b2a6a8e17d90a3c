package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;

/** Writes plugin projects. */
public interface MakePluginProject {

    /** The kinds of function that there are projects for. */
    List<String> kinds();

    /**
     * Writes a project into a new folder of the current one.
     *
     * @param name a valid name of a function
     * @param kind one of {@link #kinds}
     * @return the jar that {@code mvn package} will make, relative to the folder
     */
    Validation<Seq<Problem>, String> make(String name, String kind);
}
