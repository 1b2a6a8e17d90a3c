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
 * A training that came to its end.
 *
 * @param metrics of each part
 * @param provenance what produced it, as it is kept
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
     * How training ended.
     *
     * @param words for people
     * @param keptEpoch the epoch whose parameters these are
     */
    public record End(String words, int keptEpoch) {}
}
