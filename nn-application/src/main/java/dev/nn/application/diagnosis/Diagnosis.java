package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.port.in.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts on a training run: the layer, the share, the first epoch and what to try. Each states
 * the figure that it is based on. The thresholds are set so that sound training has no verdicts.
 */
public final class Diagnosis {

    private Diagnosis() {}

    /** Returns all verdicts on a training run; empty if no sign of trouble is found. */
    public static List<Verdict> of(Experiment experiment, History history, ComparedOutcomes judged) {
        List<Epoch> measured = history.measured();
        List<Verdict> verdicts = new ArrayList<>();
        if (!measured.isEmpty()) {
            verdicts.addAll(new LayerVerdicts(experiment.model(), measured).all());
        }
        verdicts.addAll(new CurveVerdicts(experiment, history.epochs(), measured).all());
        verdicts.addAll(
                new OutcomeVerdicts(judged, experiment.learning().samples().weighted()).all());
        // A model that is no better than a guess is not overfitting.
        boolean guesses = verdicts.stream().anyMatch(verdict -> verdict.name().equals(OutcomeVerdicts.GUESS));
        verdicts.removeIf(verdict -> guesses && verdict.name().equals(CurveVerdicts.OVER_FITTING));
        return List.copyOf(verdicts);
    }
}
