package dev.nn.application.port.out;

/** A store of runs. A disk error ends the run with an {@link java.io.UncheckedIOException}. */
public interface RunStore {

    /**
     * Opens a new run.
     *
     * @param out the folder of all runs
     */
    OpenedRun start(String out, String experiment);

    /**
     * Resumes an interrupted run.
     *
     * @param run the run folder, as the user typed it
     * @param epochs the number of epochs after which the events continue
     * @param events the hash of the events stored with the checkpoint; empty if there is no
     *     checkpoint
     */
    OpenedRun resume(String run, int epochs, String events);

    /**
     * Opens a part of a run and overwrites the results of an earlier attempt.
     *
     * @param run the folder of the part
     */
    OpenedRun startPart(String run);
}
