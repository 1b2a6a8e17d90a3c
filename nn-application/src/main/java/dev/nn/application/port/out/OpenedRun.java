package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import java.util.List;

/**
 * A run in progress, with one store for each kind of result. An application may replace single
 * stores with its own, such as a database for models or a queue for events.
 *
 * @param path the path of the run, for display and for opening it again
 * @param parts the names of the parts of the run
 * @param warnings problems with the data of an interrupted run that do not prevent resuming it
 * @param ending the action that closes open resources
 */
public record OpenedRun(
        String path,
        RunModel model,
        RunEvents events,
        RunArtefacts artefacts,
        RunCheckpoints checkpoints,
        RunParts parts,
        List<Problem> warnings,
        Runnable ending)
        implements AutoCloseable {

    public OpenedRun {
        warnings = List.copyOf(warnings);
    }

    /** Returns the same run with another store for its network. */
    public OpenedRun withModel(RunModel other) {
        return new OpenedRun(path, other, events, artefacts, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with another store for its events. */
    public OpenedRun withEvents(RunEvents other) {
        return new OpenedRun(path, model, other, artefacts, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with another store for its artefacts. */
    public OpenedRun withArtefacts(RunArtefacts other) {
        return new OpenedRun(path, model, events, other, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with another store for its checkpoints. */
    public OpenedRun withCheckpoints(RunCheckpoints other) {
        return new OpenedRun(path, model, events, artefacts, other, parts, warnings, ending);
    }

    @Override
    public void close() {
        ending.run();
    }
}
