package dev.nn.application.experiment;

import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.spec.SweepSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sweep as it would be typed with nothing of the sweep left out. The rest stays as it was written: what a default is may
 * depend on the values that are tried, such as the loss on the last layer's activation.
 *
 * @param document that holds the sweep
 * @param file of the document, which its paths are relative to
 * @param resolved the experiment with the values that its file has
 */
record ResolvedSweep(Node document, String file, ResolvedExperiment resolved) {

    Map<String, Object> written(SweepSpec sweep) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", resolved.spec().name());
        map.put("seed", resolved.spec().seed());
        ((Map<?, ?>) PathVariables.written(document, "", file))
                .forEach((key, value) -> map.putIfAbsent(String.valueOf(key), value));
        if (sweep.dimensions().stream().noneMatch(dimension -> dimension.path().startsWith("engine"))) {
            map.put("engine", resolved.computing());
        }
        map.remove("sweep");
        map.put("sweep", sweep(sweep));
        return map;
    }

    private Map<String, Object> sweep(SweepSpec sweep) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        sweep.dimensions()
                .forEach(dimension -> parameters.put(
                        dimension.path(),
                        dimension.values() instanceof SweepSpec.Values.Choices choices
                                ? choices.all().stream()
                                        .map(value -> PathVariables.written(value, dimension.path(), file))
                                        .toList()
                                : range((SweepSpec.Values.Range) dimension.values())));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameters", parameters);
        map.put("search", search(sweep.search()));
        sweep.monitor().ifPresent(monitor -> map.put("monitor", monitor));
        map.put("seeds", sweep.seeds());
        map.put("parallel", sweep.parallel());
        sweep.minutes().ifPresent(minutes -> map.put("max_minutes", minutes));
        return map;
    }

    private static Map<String, Object> range(SweepSpec.Values.Range range) {
        return Map.of(
                range.scale().name().toLowerCase(Locale.ROOT),
                List.of(Plain.value(range.least()), Plain.value(range.greatest())));
    }

    private static Object search(SweepSpec.Search search) {
        if (search instanceof SweepSpec.Search.Random random) {
            return Map.of("random", Map.of("trials", random.trials()));
        } else if (search instanceof SweepSpec.Search.Halving halving) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("trials", halving.trials());
            map.put("factor", halving.factor());
            return Map.of("halving", map);
        }
        return "grid";
    }
}
