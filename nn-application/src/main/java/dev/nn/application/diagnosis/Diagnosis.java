package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.port.in.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts on a training: which layer, what share, since which epoch, what to try. Each states the figure that it rests on, and
 * the bounds are such that a sound training has none.
 */
public final class Diagnosis {

    private Diagnosis() {}

    /** Everything that is to be said against a training; nothing where no sign of trouble is seen. */
    public static List<Verdict> of(Experiment experiment, History history, ComparedOutcomes judged) {
        List<Epoch> measured = history.measured();
        List<Verdict> verdicts = new ArrayList<>();
        if (!measured.isEmpty()) {
            verdicts.addAll(new LayerVerdicts(experiment.model(), measured).all());
        }
        verdicts.addAll(new CurveVerdicts(experiment, history.epochs(), measured).all());
        verdicts.addAll(
                new OutcomeVerdicts(judged, experiment.learning().samples().weighted()).all());
        // What has learned nothing has learned nothing by heart.
        boolean guesses = verdicts.stream().anyMatch(verdict -> verdict.name().equals(OutcomeVerdicts.GUESS));
        verdicts.removeIf(verdict -> guesses && verdict.name().equals(CurveVerdicts.OVER_FITTING));
        return List.copyOf(verdicts);
    }
}
