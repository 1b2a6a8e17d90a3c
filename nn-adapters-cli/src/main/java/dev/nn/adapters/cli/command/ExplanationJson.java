package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.Explanation;
import dev.nn.application.port.in.Explanation.Change;
import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.network.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An explanation as JSON: plain numbers at full precision, layers in order, weights {@code [inputs][outputs]}. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String write(Explanation e) {
        List<LayerTrace> layers = e.trace().layers();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("experiment", e.subject().experiment());
        root.put("weightsFrom", e.subject().weights());
        root.put("sample", e.sample().index());
        root.put("input", layers.get(0).input()[0]);
        root.put("target", e.sample().target());
        root.put("weights", changes(e, layers, Change::weights));
        root.put("bias", changes(e, layers, Change::bias));
        Map<String, Object> forward = new LinkedHashMap<>();
        forward.put("z", layers.stream().map(l -> l.preActivation()[0]).toList());
        forward.put("a", layers.stream().map(l -> l.activation()[0]).toList());
        root.put("forward", forward);
        e.before().jacobian().ifPresent(jacobian -> root.put("softmaxJacobian", jacobian));
        if (e.batch().size() > 1) {
            root.put("batch", e.batch().stream().map(one -> ofSample(e, one)).toList());
        }
        root.put("losses", Map.of(e.functions().lossName(), loss(e, layers)));
        return Json.write(root);
    }

    private static Map<String, Object> ofSample(Explanation e, Explanation.OfSample one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sample", one.sample());
        map.put("loss", one.loss());
        map.put(
                "dLoss_dWeight",
                one.gradients()
                        .weights(e.focus().layer())
                        .get(e.focus().input(), e.focus().output()));
        map.put("share", one.share());
        return map;
    }

    private static Map<String, Object> loss(Explanation e, List<LayerTrace> layers) {
        Parameters gradients = e.trace().gradients();
        Map<String, Object> loss = new LinkedHashMap<>();
        loss.put("loss", e.trace().loss());
        loss.put("reduction", e.loss().reduction().words());
        loss.put("dLoss_dPrediction", e.trace().predictionGradient()[0]);
        loss.put("delta", layers.stream().map(l -> l.delta()[0]).toList());
        loss.put("dLoss_dActivation", e.before().activationGradients().values());
        loss.put("dLoss_dWeights", layers.stream().map(l -> rows(gradients, l)).toList());
        loss.put("dLoss_dBias", layers.stream().map(l -> row(gradients, l)).toList());
        loss.put("learning_rate", e.update().learningRate());
        loss.put("learning_rate_factor", e.update().factor());
        loss.put(
                "update",
                e.update().rule().assignments().stream()
                        .map(a -> a.target() + " = " + a.formula().text())
                        .toList());
        loss.put("newWeights", changes(e, layers, Change::newWeights));
        loss.put("newBias", changes(e, layers, Change::newBias));
        loss.put("lossAfter", e.after().loss());
        return loss;
    }

    private static double[][] rows(Parameters gradients, LayerTrace layer) {
        return layer.layer().learns() ? gradients.weights(layer.index()).toArray() : new double[0][];
    }

    private static double[] row(Parameters gradients, LayerTrace layer) {
        return layer.layer().learns() ? gradients.bias(layer.index()).row(0) : new double[0];
    }

    private static List<Object> changes(Explanation e, List<LayerTrace> layers, Function<Change, Object> part) {
        return layers.stream().map(layer -> part.apply(e.change(layer.index()))).toList();
    }
}
