package dev.nn.application.report;

import dev.nn.application.diagnosis.History;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Evaluation;
import dev.nn.application.port.in.PartFigures;
import dev.nn.application.port.in.Verdict;
import dev.nn.domain.network.Parameters;
import java.util.List;
import java.util.Map;

/**
 * A finished training.
 *
 * @param metrics metrics of each part
 * @param provenance provenance as stored with the run
 */
public record FinishedTraining(
        Experiment experiment,
        Parameters parameters,
        Evaluation evaluation,
        End end,
        PartFigures metrics,
        History history,
        List<Verdict> verdicts,
        Map<String, Object> provenance) {

    /**
     * The end of a training.
     *
     * @param words the reason, for people
     * @param keptEpoch the epoch whose parameters were kept
     */
    public record End(String words, int keptEpoch) {}
}
