package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;

/** The saved content of a run or of a part of one. Untrusted input: every error is a problem. */
public interface StoredRun {

    /** The progress of a run. */
    enum Stage {
        /** No checkpoint to resume from. */
        NEW,
        /** A checkpoint exists. */
        LEFT,
        /** Training is complete, but metrics or the report may be missing. */
        TRAINED,
        /** The report exists, and the model or the metrics of the parts. */
        FINISHED
    }

    /** Returns the progress of the run, which may not exist. */
    Stage stage();

    /**
     * A stored checkpoint.
     *
     * @param stored the checkpoint, with its numbers in the description
     * @param passedOver the reasons why newer checkpoints are unusable
     */
    record SavedState(StoredModel stored, List<Problem> passedOver) {}

    /** Returns the newest intact checkpoint. */
    Validation<Seq<Problem>, SavedState> state();

    /** Returns how training ended, for a run that has its model. */
    Validation<Seq<Problem>, Node> ending();

    /** Returns the final metrics of a finished run. */
    Validation<Seq<Problem>, Node> figures();

    /** Returns the events of the journal, in order; empty if there is none. */
    List<Node> journal();

    /** Returns the diagnosed training problems, keyed by name; empty if none were saved. */
    Map<String, String> verdicts();
}
