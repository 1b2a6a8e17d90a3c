package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Model;
import dev.nn.application.model.NonFiniteInput;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.training.TrainingDiverged;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A description of a divergence: the first non-finite numbers and the preceding losses. */
public final class Divergence {

    private static final int SHOWN = 3;

    private Divergence() {}

    /**
     * Returns a description that continues a sentence.
     *
     * @param diverged the exception that ended training
     */
    public static String words(
            Experiment experiment, ComputeEngine engine, TrainingDiverged diverged, History history) {
        Model model = experiment.model();
        String origin = NonFiniteInput.first(experiment.learning().samples(), model.features(), engine)
                .map(input -> "the first non-finite number is in the data: "
                        + input.words(
                                "training sample",
                                experiment.computation().engine().name()))
                .orElseGet(() -> origin(model, diverged.layer()));
        List<Epoch> epochs = history.epochs();
        String losses = epochs.subList(Math.max(0, epochs.size() - SHOWN), epochs.size()).stream()
                .map(epoch -> String.format(Locale.ROOT, "%.4g in epoch %d", epoch.loss(), epoch.number()))
                .collect(Collectors.joining(", "));
        return origin + (losses.isEmpty() ? "" : "; the loss was " + losses);
    }

    private static String origin(Model model, Optional<PlacedLayer> layer) {
        return layer.isPresent()
                ? "in the forward pass, the first non-finite values are the pre-activations of "
                        + model.layerName(layer.get().index())
                : "in the forward pass, all pre-activations are finite";
    }
}
