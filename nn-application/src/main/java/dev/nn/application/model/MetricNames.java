package dev.nn.application.model;

import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.domain.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names of metrics in results: the metric's own name, followed by its arguments if it is used with
 * several sets of them.
 */
public final class MetricNames {

    private MetricNames() {}

    /** Returns the metrics by name, in order; duplicates are dropped. */
    public static Map<String, ResolvedFunction<Metric>> of(List<ResolvedFunction<Metric>> metrics) {
        Map<String, Long> asked = metrics.stream()
                .map(ResolvedFunction::use)
                .distinct()
                .collect(Collectors.groupingBy(use -> use.name(), Collectors.counting()));
        Map<String, ResolvedFunction<Metric>> named = new LinkedHashMap<>();
        for (ResolvedFunction<Metric> metric : metrics) {
            String name = metric.use().name();
            named.putIfAbsent(asked.getOrDefault(name, 1L) == 1 ? name : name + "_" + arguments(metric), metric);
        }
        return named;
    }

    private static String arguments(ResolvedFunction<Metric> metric) {
        return metric.use().arguments().values().stream().map(String::valueOf).collect(Collectors.joining("_"));
    }
}
