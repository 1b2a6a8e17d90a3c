package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Port in: a Maven project to start a plugin from. */
public interface NewPlugin {

    /**
     * A project that builds, tests itself and whose jar loads.
     *
     * @param folder where it is
     * @param jar what {@code mvn package} will make there, relative to the folder
     */
    record Project(String folder, String jar) {}

    /** Makes the project in a folder of the function's name in the current one; nothing that is there is changed. */
    Validation<Seq<Problem>, Project> make(String name, String kind);
}
