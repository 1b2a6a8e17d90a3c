package dev.nn.application.port.out;

import dev.nn.application.problem.Problem;
import java.util.List;

/**
 * A run that is at work, and where each kind of thing that comes of it is kept. An application may put a store of its own in
 * place of one, such as a database for models or a queue for events, and leave the others.
 *
 * @param path where it is, for people and for whoever opens it again
 * @param parts names the runs that it is made of
 * @param warnings what is odd about what was found of a run that was left, though it can go on
 * @param ending closes what is open
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

    /** Returns the same run with its network kept elsewhere. */
    public OpenedRun withModel(RunModel other) {
        return new OpenedRun(path, other, events, artefacts, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with its events kept elsewhere. */
    public OpenedRun withEvents(RunEvents other) {
        return new OpenedRun(path, model, other, artefacts, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with its artefacts kept elsewhere. */
    public OpenedRun withArtefacts(RunArtefacts other) {
        return new OpenedRun(path, model, events, other, checkpoints, parts, warnings, ending);
    }

    /** Returns the same run with its states of learning kept elsewhere. */
    public OpenedRun withCheckpoints(RunCheckpoints other) {
        return new OpenedRun(path, model, events, artefacts, other, parts, warnings, ending);
    }

    @Override
    public void close() {
        ending.run();
    }
}
