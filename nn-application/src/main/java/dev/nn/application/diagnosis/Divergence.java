package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Model;
import dev.nn.domain.backprop.LayerByLayer;
import dev.nn.domain.engine.ComputeEngine;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Where numbers first stopped to be finite, and how the loss went before. */
public final class Divergence {

    private static final int SHOWN = 3;

    private Divergence() {}

    /**
     * For people, to go on a sentence.
     *
     * @param backprop whose last batch it was
     */
    public static String words(Experiment experiment, ComputeEngine engine, LayerByLayer backprop, History history) {
        Model model = experiment.model();
        OptionalInt layer = backprop.firstNonFiniteLayer();
        String origin = DataNumbers.nonFinite(experiment, engine).orElseGet(() -> origin(model, layer));
        List<Epoch> epochs = history.epochs();
        String losses = epochs.subList(Math.max(0, epochs.size() - SHOWN), epochs.size()).stream()
                .map(epoch -> String.format(Locale.ROOT, "%.4g in epoch %d", epoch.loss(), epoch.number()))
                .collect(Collectors.joining(", "));
        return origin + (losses.isEmpty() ? "" : "; the loss was " + losses);
    }

    private static String origin(Model model, OptionalInt layer) {
        return layer.isPresent()
                ? "going forward, the first numbers that are not finite are the pre-activations of "
                        + model.layerName(layer.getAsInt())
                : "going forward, all pre-activations are finite";
    }
}
