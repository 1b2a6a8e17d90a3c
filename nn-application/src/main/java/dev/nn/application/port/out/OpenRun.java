package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the folder of a run that was left. Untrusted input: everything wrong is a problem. */
public interface OpenRun {

    /**
     * What a run left.
     *
     * @param folder as the user gave it
     * @param experiment the file of the resolved experiment
     * @param provenance what produced the run
     */
    record LeftRun(String folder, String experiment, Node provenance) {}

    /**
     * The run, or why it can't go on.
     *
     * @param finished whether it may be finished: to make its report again
     */
    Validation<Seq<Problem>, LeftRun> open(String run, boolean finished);

    /** Returns the file of the resolved experiment where the path is a run folder, finished or not. */
    Optional<String> experiment(String run);

    /**
     * A state of learning as it is stored.
     *
     * @param stored its numbers are in the description
     * @param passedOver why newer ones can't be used
     */
    record LeftState(StoredModel stored, List<Problem> passedOver) {}

    /** The newest state of learning that is whole. */
    Validation<Seq<Problem>, LeftState> state(String run);

    /** How the training of a run ended that has its model. */
    Validation<Seq<Problem>, Node> ending(String run);

    /** What a part of a run has come to. */
    enum Stage {
        /** Nothing to go on from. */
        NEW,
        /** It has a state of learning. */
        LEFT,
        /** Its training is over, but figures or the report may be missing. */
        TRAINED,
        /** It has its model, or the figures of its own parts, and its report. */
        FINISHED
    }

    /** How far the run in a folder is; the folder may be missing. */
    Stage stage(String run);

    /** The final figures of a finished run. */
    Validation<Seq<Problem>, Node> figures(String run);

    /** What the journal of a run tells, event by event; nothing where there is none. */
    List<Node> journal(String run);

    /** What was to be said against a training, by the names of the troubles; nothing where it was not kept. */
    Map<String, String> verdicts(String run);

    /** The hash of a text. */
    String sha256OfText(String text);

    /** The hash of a file's content, empty where it can't be read. */
    String sha256(String file);
}
