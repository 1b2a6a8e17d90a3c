package dev.nn.application.port.out;

import dev.nn.application.document.Node;
import dev.nn.application.page.Page;
import dev.nn.application.problem.Problem;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.training.TrainingState;
import java.util.List;
import java.util.Map;

/** Keeps what comes of a run. A disk that fails ends the run with an {@link java.io.UncheckedIOException}. */
public interface KeepRun {

    /**
     * Makes a new folder for a run.
     *
     * @param out the folder that holds all runs
     */
    RunFolder start(String out, String experiment);

    /**
     * Takes up the folder of a run that was left; its journal goes on after so many epochs.
     *
     * @param run the folder, as the user gave it
     * @param journal the hash of the journal that the state was kept with; empty where there is no state
     */
    RunFolder resume(String run, int epochs, String journal);

    /**
     * A folder for a part of a run, below it; what an earlier try left there is overwritten.
     *
     * @param run the folder
     */
    RunFolder startPart(String run);

    /**
     * One run's folder. Maps are written in their order; values are texts, numbers, flags, arrays, lists and maps.
     */
    interface RunFolder extends AutoCloseable {
        /** The name of the page in each folder, by which pages lead to each other. */
        String REPORT = "report.html";

        /** Adds one event to the journal, which is on its way to the disk when this returns. */
        void journal(Map<String, Object> event);

        /** What the journal tells so far, event by event; one that was cut off is left out. */
        List<Node> journal();

        /** Adds figures to a file that TensorBoard reads; made at the first of them. */
        void tensorBoard(long step, Map<String, Double> figures);

        /**
         * Keeps the experiment as it is run, every default written out.
         *
         * @param resolved may hold {@link dev.nn.application.document.Located} paths, which are made relative to the
         *     folder
         */
        void experiment(Map<String, Object> resolved);

        /** Keeps what produced the run: the given facts, and versions. */
        void provenance(Map<String, Object> facts);

        /**
         * Keeps the state of learning, and of those kept before only the newest.
         *
         * @param experiment the hash of what is run
         * @param keep how many are left
         */
        void checkpoint(TrainingState state, Precision precision, String experiment, int keep);

        /** Keeps how the training ended, before the model. */
        void ending(Map<String, Object> ending);

        /** Keeps the final figures. */
        void metrics(Map<String, ?> metrics);

        /** Keeps what is to be said against the training, by the names of the troubles. */
        void verdicts(Map<String, String> verdicts);

        /** What produced the run, as it was kept. */
        Map<String, Object> provenance();

        /** Keeps a page for people. */
        void report(Page page);

        /** Keeps the network. */
        void model(Parameters parameters, Precision precision, Map<String, Object> description);

        /** What is odd about what was found in a folder that was left, though the run can go on. */
        List<Problem> warnings();

        /** Where it is, for people. */
        String path();

        @Override
        void close();
    }
}
