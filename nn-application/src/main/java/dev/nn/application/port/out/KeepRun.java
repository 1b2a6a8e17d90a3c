package dev.nn.application.port.out;

/** Opens runs to be kept. A disk that fails ends the run with an {@link java.io.UncheckedIOException}. */
public interface KeepRun {

    /**
     * Opens a new run.
     *
     * @param out the folder that holds all runs
     */
    OpenedRun start(String out, String experiment);

    /**
     * Takes up a run that was left; its events go on after so many epochs.
     *
     * @param run the folder, as the user gave it
     * @param events the hash of the events that the state was kept with; empty where there is no state
     */
    OpenedRun resume(String run, int epochs, String events);

    /**
     * Opens a part of a run; what an earlier try left there is overwritten.
     *
     * @param run the folder
     */
    OpenedRun startPart(String run);
}
