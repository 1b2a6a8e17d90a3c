package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;

/** What is kept of a run, or of a part of one. Untrusted input: everything wrong is a problem. */
public interface KeptRun {

    /** What a run has come to. */
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

    /** Returns how far the run is; there may be none. */
    Stage stage();

    /**
     * A state of learning as it is stored.
     *
     * @param stored its numbers are in the description
     * @param passedOver why newer ones can't be used
     */
    record LeftState(StoredModel stored, List<Problem> passedOver) {}

    /** Returns the newest state of learning that is whole. */
    Validation<Seq<Problem>, LeftState> state();

    /** Returns how the training ended of a run that has its model. */
    Validation<Seq<Problem>, Node> ending();

    /** Returns the final figures of a finished run. */
    Validation<Seq<Problem>, Node> figures();

    /** Returns what the journal tells, event by event; nothing where there is none. */
    List<Node> journal();

    /** Returns what was to be said against the training, by the names of the troubles; nothing where it was not kept. */
    Map<String, String> verdicts();
}
