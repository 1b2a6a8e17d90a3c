package dev.nn.application.diagnosis;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.problem.Problems;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The epochs of a training run, as recorded in its journal. */
public record History(List<Epoch> epochs) {

    private static final Set<String> KNOWN = Set.of("event", "epoch", "step", "loss", "learning_rate_factor", "layers");

    public History {
        epochs = List.copyOf(epochs);
    }

    /**
     * One epoch.
     *
     * @param loss the training loss; NaN if it was not finite
     * @param figures figures of the other parts, such as {@code validation_loss}
     * @param layers layer measurements after the epoch; often empty
     */
    public record Epoch(
            int number,
            double loss,
            double learningRateFactor,
            Map<String, Double> figures,
            List<LayerFigures> layers) {}

    /** Returns the epochs in a journal's events; other events are ignored. */
    public static History of(List<Node> events) {
        List<Epoch> epochs = new ArrayList<>();
        for (Node event : events) {
            Fields.of(event, "", new Problems())
                    .filter(fields -> fields.has("epoch"))
                    .ifPresent(fields -> epochs.add(epoch(fields)));
        }
        return new History(epochs);
    }

    private static Epoch epoch(Fields fields) {
        Map<String, Double> figures = new LinkedHashMap<>();
        fields.keys().stream()
                .filter(key -> !KNOWN.contains(key))
                .forEach(key -> figures.put(key, number(fields, key).orElse(Double.NaN)));
        List<LayerFigures> layers = new ArrayList<>();
        fields.node("layers")
                .filter(ListNode.class::isInstance)
                .map(ListNode.class::cast)
                .ifPresent(list -> list.items()
                        .forEach(item ->
                                Fields.of(item, "", new Problems()).ifPresent(layer -> layers.add(layer(layer)))));
        return new Epoch(
                whole(fields, "epoch"),
                number(fields, "loss").orElse(Double.NaN),
                number(fields, "learning_rate_factor").orElse(Double.NaN),
                figures,
                layers);
    }

    private static LayerFigures layer(Fields fields) {
        return new LayerFigures(
                whole(fields, "layer"),
                whole(fields, "units"),
                new LayerFigures.Activations(
                        number(fields, "activation_mean").orElse(Double.NaN),
                        number(fields, "activation_deviation").orElse(Double.NaN),
                        number(fields, "flat_share"),
                        whole(fields, "flat_units")),
                new LayerFigures.Weights(
                        number(fields, "gradient_rms").orElse(Double.NaN),
                        number(fields, "weight_rms").orElse(Double.NaN),
                        number(fields, "update_ratio"),
                        fields.flag("alike").orElse(false)));
    }

    private static int whole(Fields fields, String key) {
        return fields.whole(key, 0, Integer.MAX_VALUE).orElse(0L).intValue();
    }

    private static Optional<Double> number(Fields fields, String key) {
        return fields.number(key, Interval.ALL);
    }

    /** Returns the epochs with layer measurements. */
    List<Epoch> measured() {
        return epochs.stream().filter(epoch -> !epoch.layers().isEmpty()).toList();
    }
}
