package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: creates a Maven project for a plugin. */
public interface NewPlugin {

    /**
     * A project that builds and tests itself, and whose jar loads.
     *
     * @param folder the folder of the project
     * @param jar the jar that {@code mvn package} will make, relative to the folder
     */
    record Project(String folder, String jar) {}

    /**
     * Creates the project in a subfolder of the current folder, named after the function. Existing
     * files are not changed.
     */
    Validation<Seq<Problem>, Project> make(String name, String kind);
}
